package org.substra.api.audit;

import java.util.Optional;

/**
 * What somebody has tried.
 *
 * @param event what it is, of a small number of kinds: {@code sign-in}, {@code users add}
 * @param what to what, or for what
 * @param who the name; empty when it is not known, or no name that anybody here has: people type passwords into that field
 * @param from the client's address, or {@code command}
 */
public record AuditEvent(String event, String what, Optional<String> who, String from) {

    /** The same by a person who is known now. */
    public AuditEvent by(String name) {
        return new AuditEvent(event, what, Optional.of(name), from);
    }
}
