package org.substra.api.computeplan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Key;

/** Reads a body while it comes, up to the configured size, and hashes what it reads. */
@Provider
public class PlanBodyReader implements MessageBodyReader<PlanBody> {

    private final ObjectMapper json;
    private final long limit;

    PlanBodyReader(ObjectMapper json, ComputePlanConfig config) {
        // A tuple among others is followed by them
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.limit = config.maxBody().asLongValue();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == PlanBody.class;
    }

    @Override
    public PlanBody readFrom(
            Class<PlanBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body);
    }

    /** As a body, from the text of a form's field; no text, no fields. */
    PlanBody read(@Nullable String text) {
        try {
            return read(new ByteArrayInputStream((text == null ? "" : text).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException bug) {
            throw new IllegalStateException("memory cannot be read", bug);
        }
    }

    private PlanBody read(InputStream body) throws IOException {
        var hashed = new DigestInputStream(new LimitedStream(body, limit), sha256());
        try (JsonParser tokens = json.createParser(hashed)) {
            tokens.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            var parser = new PlanBodyParser(json, tokens);
            parser.read();
            if (tokens.nextToken() != null) {
                throw new InvalidRequest("JSON parse error - something follows the object");
            }
            hashed.transferTo(OutputStream.nullOutputStream());
            return parser.body(
                    new Key(HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
        } catch (JacksonException e) {
            throw new InvalidRequest("JSON parse error - " + e.getOriginalMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every Java has SHA-256", bug);
        }
    }
}
