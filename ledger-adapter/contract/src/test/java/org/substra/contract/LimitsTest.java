package org.substra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Refusals.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void count_characters_and_not_their_halves() {
        assertThat(Limits.text("tag", "😀".repeat(64), 0, 64)).hasSize(128);
        refused(Reason.INVALID, "tag: 0 to 64 characters, not 65", () -> Limits.text("tag", "a".repeat(65), 0, 64));
        refused(Reason.INVALID, "name: 1 to 100 characters, not 0", () -> Limits.text("name", "", 1, 100));
        refused(Reason.INVALID, "name: is required", () -> Limits.text("name", null, 1, 100));
    }

    @Test
    void refuse_text_that_a_store_cannot_hold() {
        refused(Reason.INVALID, "name: holds a NUL", () -> Limits.text("name", "a\0b", 1, 100));
        refused(Reason.INVALID, "name: holds a NUL", () -> Limits.text("name", "\0b", 1, 100));
        refused(Reason.INVALID, "half a surrogate", () -> Limits.text("name", "a\ud800", 1, 100));
        refused(Reason.INVALID, "half a surrogate", () -> Limits.text("name", "\udfffb", 1, 100));
    }

    @Test
    void take_absolute_http_addresses_only() {
        assertThat(Limits.address("a", "https://node.org:443/model/x/file/")).startsWith("https");
        assertThat(Limits.address("a", "http://localhost:8000")).startsWith("http");
        for (String wrong :
                List.of("file:///etc/passwd", "/model/x", "http:///x", "ftp://a/b", "http://a b", "http:a")) {
            refused(Reason.INVALID, "a: not a", () -> Limits.address("a", wrong));
        }
        refused(Reason.INVALID, "1 to 500", () -> Limits.address("a", "http://a/" + "b".repeat(500)));
    }

    @Test
    void bound_metadata_in_number_and_size() {
        var many = new HashMap<String, String>();
        for (int i = 0; i < Limits.METADATA_ENTRIES; i++) {
            many.put("key" + i, "v");
        }
        assertThat(Limits.metadata(many)).hasSize(100);
        many.put("one more", "v");
        refused(Reason.INVALID, "at most 100 entries, not 101", () -> Limits.metadata(many));
        refused(Reason.INVALID, "metadata key: 0 to 50", () -> Limits.metadata(Map.of("k".repeat(51), "")));
        refused(Reason.INVALID, "metadata value of k: 0 to 100", () -> Limits.metadata(Map.of("k", "v".repeat(101))));
        assertThat(Limits.metadata(Map.of("k".repeat(50), "v".repeat(100)))).hasSize(1);
        assertThat(Limits.metadata(null)).isEmpty();
    }

    @Test
    void sort_metadata() {
        assertThat(Limits.metadata(Map.of("c", "3", "a", "1", "b", "2")).keySet())
                .containsExactly("a", "b", "c");
    }

    @Test
    void refuse_a_key_that_is_there_twice() {
        assertThat(Limits.unique("keys", null)).isEmpty();
        assertThat(Limits.some("keys", keys("a", "b"))).isEqualTo(keys("a", "b"));
        refused(Reason.INVALID, "is there twice", () -> Limits.unique("keys", keys("a", "b", "a")));
        refused(Reason.INVALID, "keys: at least one", () -> Limits.some("keys", List.of()));
    }

    @Test
    void show_hostile_text_cut_and_without_control_characters() {
        assertThat(Limits.shown("a\nb\u0007")).isEqualTo("a?b?");
        assertThat(Limits.shown("x".repeat(80))).hasSize(80);
        assertThat(Limits.shown("x".repeat(81))).hasSize(81).endsWith("…");
        assertThat(Limits.shown("😀\ud83d!\ude00")).isEqualTo("😀?!?");
        assertThat(Limits.shown("x".repeat(79) + "😀")).endsWith("x?…");
    }
}
