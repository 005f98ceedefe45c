package org.substra.ledger.input;

import java.io.IOException;
import java.nio.file.Path;
import org.substra.contract.OrganisationId;

/** A member of a channel and its Ed25519 public key (X.509 SubjectPublicKeyInfo). */
public record Member(OrganisationId id, byte[] publicKey) {

    /** @throws IllegalArgumentException when the file holds no public key; the message names it */
    public static Member fromPem(OrganisationId id, Path file) {
        try {
            return new Member(id, Pem.read(file, "PUBLIC KEY"));
        } catch (IOException e) {
            throw new IllegalArgumentException("no public key (X.509, PEM) in " + file, e);
        }
    }
}
