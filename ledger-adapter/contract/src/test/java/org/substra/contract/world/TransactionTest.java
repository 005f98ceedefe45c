package org.substra.contract.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Node;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.record.WorldKeys;

class TransactionTest {

    private static final OrganisationId OWKIN = new OrganisationId("owkinMSP");

    private final MapWorldState world = new MapWorldState();

    @Test
    void finds_what_it_has_just_written_and_the_world_does_not() {
        MapWorldState.Open open = world.begin(OWKIN);
        var transaction = new Transaction(open);
        transaction.put(new RulesVersion(1));
        transaction.put(new RulesVersion(2));

        assertThat(transaction.find(WorldKeys.RULES)).contains(new RulesVersion(2));
        assertThat(open.get(WorldKeys.RULES)).isEmpty();
    }

    @Test
    void hands_over_each_key_once_in_the_order_of_first_writing() {
        MapWorldState.Open open = world.begin(OWKIN);
        var transaction = new Transaction(open);
        var node = new Node(OWKIN);
        transaction.put(new RulesVersion(1));
        transaction.put(node);
        transaction.put(new RulesVersion(2));

        assertThat(transaction.commit()).containsExactly(new RulesVersion(2), node);
        open.commit();

        var next = new Transaction(world.begin(OWKIN));
        assertThat(next.caller()).isEqualTo(OWKIN);
        assertThat(next.find(node.worldKey())).contains(node);
    }
}
