package org.substra.ledger.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.rule.Given;
import org.substra.ledger.testing.Organisation;

class SignedInputTest {

    private static final List<Key> MANY =
            IntStream.range(0, 20_000).mapToObj(i -> Given.key("sample " + i)).toList();

    private final Signer signer = Organisation.of("owkinMSP").signer();

    @Test
    void that_brings_a_single_tuple_may_be_larger_than_a_message() {
        Command train = Given.train("algo", "owkin", MANY);
        byte[] signed = sign(train);

        assertThat(signed).hasSizeGreaterThan(SignedInput.MAX_BYTES);
        assertThat(SignedInput.read(signed).input().command()).isEqualTo(train);
    }

    @Test
    void of_anything_else_may_not_and_the_refusal_says_what_to_do() {
        byte[] signed = sign(new RegisterDataSample(MANY, Given.keys("owkin"), false));

        assertThatThrownBy(() -> SignedInput.read(signed))
                .isInstanceOf(Refusal.class)
                .hasMessage("the command registerDataSample has " + signed.length + " bytes when it is signed, at most"
                        + " 1048576 are allowed (16777216 for"
                        + " one that brings a single tuple):"
                        + " send it in smaller parts");
    }

    @Test
    void of_more_than_16_MiB_is_not_even_read() {
        assertThatThrownBy(() -> SignedInput.read(new byte[(16 << 20) + 1]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 16777216 bytes");
    }

    @Test
    void has_the_signature_that_javas_own_ed25519_makes() throws GeneralSecurityException {
        Organisation owkin = Organisation.of("owkinMSP");
        var nothing = new Seen(0, Hashes.NOTHING, Hashes.NOTHING);
        var input = new Input("mychannel", owkin.id(), "id", Given.samples("owkin", false, "sample"), nothing);
        Signature java = Signature.getInstance("Ed25519");
        java.initSign(owkin.keys().getPrivate());
        java.update(Json.write(input));

        assertThat(SignedInput.read(owkin.signer().sign(input)).signature()).isEqualTo(java.sign());
    }

    @Test
    void is_not_signed_with_a_key_of_another_kind() throws GeneralSecurityException {
        var other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();

        assertThatThrownBy(() -> new Signer(new OrganisationId("owkinMSP"), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no Ed25519 private key: EC");
    }

    private byte[] sign(Command command) {
        return signer.sign("mychannel", "id", command, new Seen(0, Hashes.NOTHING, Hashes.NOTHING));
    }
}
