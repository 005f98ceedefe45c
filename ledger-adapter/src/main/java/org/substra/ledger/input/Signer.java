package org.substra.ledger.input;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.substra.contract.Json;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;

/** Signs this organisation's inputs. The private key stays in here. */
public final class Signer {

    static final String ALGORITHM = "Ed25519";

    private final OrganisationId organisation;
    private final Ed25519PrivateKeyParameters key;

    /** @throws IllegalArgumentException when it is no Ed25519 key in memory */
    public Signer(OrganisationId organisation, PrivateKey key) {
        this.organisation = organisation;
        byte[] seed = key instanceof EdECPrivateKey edwards ? edwards.getBytes().orElse(null) : null;
        if (seed == null) {
            throw new IllegalArgumentException("no Ed25519 private key: " + key.getAlgorithm());
        }
        this.key = new Ed25519PrivateKeyParameters(seed);
    }

    /**
     * Reads a PKCS#8 key in PEM form, such as {@code openssl genpkey -algorithm ed25519} writes.
     *
     * @throws IllegalArgumentException when the file holds no such key; the message names the file
     */
    public static Signer fromPem(OrganisationId organisation, Path file) {
        try {
            var spec = new PKCS8EncodedKeySpec(Pem.read(file, "PRIVATE KEY"));
            return new Signer(organisation, KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key (PKCS#8, PEM) in " + file, e);
        }
    }

    public OrganisationId organisation() {
        return organisation;
    }

    /** The entry that asks for the command: canonical bytes, ready to be appended. */
    public byte[] sign(String channel, String commandId, Command command, Seen seen) {
        return sign(new Input(channel, organisation, commandId, command, seen));
    }

    /** As the other, of an input of this organisation's. */
    public byte[] sign(Input input) {
        byte[] bytes = Json.write(input);
        var signer = new Ed25519Signer(); // signatures are the same as Java's own: nothing in them is drawn
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return Json.write(new SignedInput(input, signer.generateSignature()));
    }
}
