package org.substra.ledger.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.substra.contract.OrganisationId;
import org.substra.ledger.input.Member;
import org.substra.ledger.input.Signer;

/** An organisation with a key pair. */
public record Organisation(OrganisationId id, KeyPair keys) {

    public static Organisation of(String id) {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Organisation(new OrganisationId(id), keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Member member() {
        return new Member(id, keys.getPublic().getEncoded());
    }

    public Signer signer() {
        return new Signer(id, keys.getPrivate());
    }
}
