package org.substra.api.identity;

import java.util.Optional;
import org.substra.api.audit.AuditEvent;

/**
 * Somebody says who they are.
 *
 * @param client where they are
 * @param what what they want by it, for the audit log
 */
record Attempt(UserName name, ClientAddress client, String what) {

    static final String SIGN_IN = "sign-in";
    static final String TOKEN = "token";
    static final String COOKIES = "cookies";
    static final String FILE = "file";

    static Attempt of(String name, ClientAddress client, String what) {
        return new Attempt(UserName.asked(name), client, what);
    }

    /** Before it is known who. */
    static AuditEvent anonymous(String what, ClientAddress client) {
        return new AuditEvent(SIGN_IN, what, Optional.empty(), client.text());
    }

    AuditEvent event(Standing standing) {
        AuditEvent nobody = anonymous(what, client);
        return standing.exists() ? nobody.by(name.value()) : nobody;
    }
}
