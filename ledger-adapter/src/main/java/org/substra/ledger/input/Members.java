package org.substra.ledger.input;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.contract.Json;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterNode;

/** The members of a channel, by whose keys its inputs are checked. */
public final class Members {

    private final String channel;
    private final Map<OrganisationId, PublicKey> keys = new HashMap<>();
    private final Set<Signer> known = ConcurrentHashMap.newKeySet();

    public Members(Genesis genesis) {
        this.channel = genesis.channel();
        genesis.members().forEach(member -> keys.put(member.id(), member.key()));
    }

    /**
     * Checks that the input is for this channel and by the member it names.
     *
     * @throws Refusal when it is not
     */
    public void check(SignedInput signed) {
        Input input = signed.input();
        PublicKey key = keys.get(input.organisation());
        if (!input.channel().equals(channel)) {
            throw Refusal.invalid("an input for another channel");
        }
        if (key == null) {
            throw Refusal.forbidden(input.organisation() + " is no member of the channel");
        }
        if (!verifies(key, signed)) {
            throw Refusal.forbidden("not signed by " + input.organisation());
        }
    }

    /** Whether the others take for inputs what this signer signs. */
    public boolean know(Signer signer) {
        try {
            requireKnown(signer);
            return true;
        } catch (Refusal stranger) {
            return false;
        }
    }

    /**
     * Checks that the others take for inputs what this signer signs. By one input for all: a key that has signed one so that it
     * verifies does so with every other.
     *
     * @throws Refusal when they do not
     */
    public void requireKnown(Signer signer) {
        if (!known.contains(signer)) {
            Seen nothing = new Seen(0, Hashes.NOTHING, Hashes.NOTHING);
            check(SignedInput.read(signer.sign(channel, "probe", new RegisterNode(), nothing)));
            known.add(signer);
        }
    }

    private static boolean verifies(PublicKey key, SignedInput signed) {
        try {
            Signature signature = Signature.getInstance(Signer.ALGORITHM);
            signature.initVerify(key);
            signature.update(Json.write(signed.input()));
            return signature.verify(signed.signature());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }
}
