package org.substra.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.OrganisationId;

/** What every world state does, whatever it is made of. Each implementation runs these same tests. */
public abstract class WorldStateBehaviour {

    private static final OrganisationId CALLER = new OrganisationId("owkinMSP");

    /** Begins a transaction on the one world state of this test, which is empty at first. */
    protected abstract WorldState begin(OrganisationId caller);

    /** Commits that transaction. */
    protected abstract void commit(WorldState transaction);

    @Test
    protected void knows_its_caller() {
        assertThat(begin(CALLER).caller()).isEqualTo(CALLER);
    }

    @Test
    protected void finds_nothing_under_a_key_never_put() {
        assertThat(begin(CALLER).get("asset/none")).isEmpty();
    }

    @Test
    protected void shows_a_put_only_after_its_commit() {
        WorldState writer = begin(CALLER);
        writer.put("asset/a", bytes("1"));

        assertThat(writer.get("asset/a")).isEmpty();
        commit(writer);

        assertThat(text(begin(CALLER), "asset/a")).isEqualTo("1");
    }

    @Test
    protected void keeps_the_old_value_until_the_new_one_is_committed() {
        put("asset/a", "1");
        WorldState writer = begin(CALLER);
        writer.put("asset/a", bytes("2"));

        assertThat(text(writer, "asset/a")).isEqualTo("1");
        commit(writer);

        assertThat(text(begin(CALLER), "asset/a")).isEqualTo("2");
    }

    @Test
    protected void takes_the_last_of_two_puts_under_one_key() {
        WorldState writer = begin(CALLER);
        writer.put("asset/a", bytes("1"));
        writer.put("asset/a", bytes("2"));
        commit(writer);

        assertThat(text(begin(CALLER), "asset/a")).isEqualTo("2");
    }

    @Test
    protected void forgets_what_is_never_committed() {
        begin(CALLER).put("asset/a", bytes("1"));

        assertThat(begin(CALLER).get("asset/a")).isEmpty();
    }

    @Test
    protected void shows_the_same_whether_it_was_announced_or_not() {
        put("asset/a", "1");
        WorldState reader = begin(CALLER);
        reader.put("asset/b", bytes("2"));
        reader.expect(List.of("asset/a", "asset/b", "asset/c", "asset/a"));

        assertThat(text(reader, "asset/a")).isEqualTo("1");
        assertThat(reader.get("asset/b")).isEmpty();
        assertThat(reader.get("asset/c")).isEmpty();
        commit(reader);
        assertThat(text(begin(CALLER), "asset/b")).isEqualTo("2");
    }

    @Test
    protected void ranges_over_committed_keys_in_byte_order_without_the_end() {
        for (String key : List.of("b/Z", "b/a", "b/-", "b/0", "a/9", "c/0")) {
            put(key, key);
        }
        WorldState reader = begin(CALLER);
        reader.put("b/b", bytes("not committed"));

        try (var range = reader.range("b/", "b0")) {
            assertThat(range.map(WorldState.Entry::key)).containsExactly("b/-", "b/0", "b/Z", "b/a");
        }
        try (var range = reader.range("b/0", "b/a")) {
            assertThat(range.map(entry -> new String(entry.value(), UTF_8))).containsExactly("b/0", "b/Z");
        }
    }

    private void put(String key, String value) {
        WorldState writer = begin(CALLER);
        writer.put(key, bytes(value));
        commit(writer);
    }

    private static String text(WorldState world, String key) {
        return new String(world.get(key).orElseThrow(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
