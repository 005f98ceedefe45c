package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;

/**
 * A member of a channel and its Ed25519 public key (X.509 SubjectPublicKeyInfo). A key of another
 * kind is refused here, because an entry 0 that names one could never be taken back.
 */
@RegisterForReflection
public record Member(OrganisationId id, byte[] publicKey) {

    public Member {
        Limits.present("id", id);
        key(id, Limits.present("public_key", publicKey));
    }

    /** @throws IllegalArgumentException when the file holds no such key; the message names it */
    public static Member fromPem(OrganisationId id, Path file) {
        try {
            return new Member(id, Pem.read(file, "PUBLIC KEY"));
        } catch (IOException | Refusal e) {
            throw new IllegalArgumentException("no Ed25519 public key (X.509, PEM) of " + id + " in " + file, e);
        }
    }

    PublicKey key() {
        return key(id, publicKey);
    }

    private static PublicKey key(OrganisationId id, byte[] encoded) {
        try {
            return KeyFactory.getInstance(Signer.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw Refusal.invalid("public_key: that of member " + id + " is no Ed25519 key");
        }
    }
}
