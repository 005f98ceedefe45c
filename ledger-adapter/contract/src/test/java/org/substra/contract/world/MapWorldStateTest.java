package org.substra.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import org.junit.jupiter.api.Test;
import org.substra.contract.OrganisationId;

class MapWorldStateTest extends WorldStateBehaviour {

    private final MapWorldState world = new MapWorldState();

    @Test
    void a_second_commit_writes_nothing_again() {
        var first = world.begin(OWKIN);
        first.put("key", "old".getBytes(UTF_8));
        first.commit();
        var second = world.begin(OWKIN);
        second.put("key", "new".getBytes(UTF_8));
        second.commit();

        first.commit();

        assertThat(world.entries().get("key")).asString(UTF_8).isEqualTo("new");
    }

    @Override
    protected WorldState begin(OrganisationId caller) {
        return world.begin(caller);
    }

    @Override
    protected void commit(WorldState transaction) {
        ((MapWorldState.Open) transaction).commit();
    }
}
