package org.substra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.Test;

class KeyTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void has_one_spelling() {
        assertThat(Key.fromString(HEX.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(new Key(HEX))
                .hasToString(HEX);
    }

    @Test
    void refuses_what_is_not_64_hexadecimal_characters() {
        for (String wrong : new String[] {"", "abc", HEX + "0", HEX.substring(1) + "g", HEX.substring(1) + "\n"}) {
            refused(Reason.INVALID, "not a key", () -> Key.fromString(wrong));
            assertThat(Key.isKey(wrong)).isFalse();
        }
        assertThat(Key.isKey(HEX)).isTrue();
    }

    @Test
    void is_ordered_as_its_text_is() {
        assertThat(new Key(HEX)).isLessThan(new Key("f".repeat(64)));
    }

    @Test
    void of_an_organisation_is_safe_in_a_ledger_key() {
        assertThat(new OrganisationId("chu-nantesMSP")).isLessThan(new OrganisationId("owkinMSP"));
        for (String wrong : new String[] {"", "a/b", "a b", "é", "a".repeat(65)}) {
            refused(Reason.INVALID, "MSP id", () -> OrganisationId.fromString(wrong));
        }
        assertThat(OrganisationId.fromString("a".repeat(64)).toString()).hasSize(64);
    }

    @Test
    void of_an_event_is_ordered_by_block_then_index() {
        assertThat(new Position(2, 0).isAfter(new Position(1, 9))).isTrue();
        assertThat(new Position(1, 1).isAfter(new Position(1, 0))).isTrue();
        assertThat(new Position(1, 1).isAfter(new Position(1, 1))).isFalse();
        assertThat(new Position(3, 4)).hasToString("3.4");
        refused(Reason.INVALID, "not below zero", () -> new Position(-1, 0));
        refused(Reason.INVALID, "not below zero", () -> new Position(0, -1));
        assertThat(new Position(0, 0)).isNotNull();
    }
}
