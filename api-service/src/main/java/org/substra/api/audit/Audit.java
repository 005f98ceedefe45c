package org.substra.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The log of who signed in and who administered: category {@value #CATEGORY}, each line an object of JSON. */
@ApplicationScoped
public class Audit {

    /** Of the log. */
    public static final String CATEGORY = "audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final ObjectMapper json;

    Audit(ObjectMapper json) {
        this.json = json;
    }

    /** It was done. */
    public void done(AuditEvent event) {
        write(event, AuditLine.Outcome.DONE);
    }

    /** The name, the password or the token was not right. */
    public void refused(AuditEvent event) {
        write(event, AuditLine.Outcome.REFUSED);
    }

    /** It was tried too often. */
    public void throttled(AuditEvent event) {
        write(event, AuditLine.Outcome.THROTTLED);
    }

    /** It could not be done. */
    public void failed(AuditEvent event) {
        write(event, AuditLine.Outcome.FAILED);
    }

    private void write(AuditEvent event, AuditLine.Outcome outcome) {
        try {
            LOG.info(json.writeValueAsString(AuditLine.of(event, outcome, Instant.now())));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("texts and a moment can always be written", bug);
        }
    }
}
