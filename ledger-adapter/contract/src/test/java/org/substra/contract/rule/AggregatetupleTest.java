package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Reason;
import org.substra.contract.TupleKind;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.Aggregatetuple;

class AggregatetupleTest {

    private final MemoryChannel channel = Given.consortium();

    @Test
    void is_run_by_the_worker_that_is_named_and_aggregates_models_of_every_kind() {
        Key train = train("owkin", EVERYBODY);
        Key composite = channel.key(NANTES, Given.composite("nantes", "nantes 1"));
        Key aggregate = channel.key(OWKIN, Given.aggregate(NANTES, train));

        Key tuple = channel.key(OWKIN, Given.aggregate(NANTES, train, composite, aggregate));

        Aggregatetuple made = channel.asset(Aggregatetuple.class, tuple);
        assertThat(made)
                .isEqualTo(new Aggregatetuple(
                        tuple,
                        OWKIN,
                        NANTES,
                        key("aggregate algo"),
                        List.of(train, composite, aggregate),
                        only(NANTES),
                        null,
                        "",
                        Map.of()));
        assertThat(made.kind()).isEqualTo(TupleKind.AGGREGATETUPLE);
        assertThat(made.parents()).containsExactly(train, composite, aggregate);
        assertThat(channel.lastDerived()).containsExactly(new DerivedStatus(tuple, TupleStatus.WAITING, false));
    }

    @Test
    void makes_a_model_that_those_may_use_whom_all_its_parents_allow() {
        Key open = train("open", EVERYBODY);
        Key shared = train("shared", only(OWKIN, NANTES));
        Key closed = train("closed", only(OWKIN));

        assertThat(permissions()).isEqualTo(EVERYBODY);
        assertThat(permissions(open).isPublic()).isTrue();
        assertThat(permissions(open, shared)).isEqualTo(only(OWKIN, NANTES));
        assertThat(permissions(shared, open, closed)).isEqualTo(only(OWKIN));
        Aggregatetuple made = aggregate(closed);
        assertThat(made.modelPermissions()).isEqualTo(only(OWKIN));
        assertThat(made.testPermissions()).isEqualTo(only(OWKIN));
    }

    @Test
    void needs_an_aggregate_algo_that_its_creator_may_process() {
        channel.submit(OWKIN, Given.algo("private", AlgoKind.AGGREGATE_ALGO, only(OWKIN)));

        refused(Reason.INVALID, "no aggregate algo with key", () -> with("algo", OWKIN));
        refused(Reason.INVALID, "no aggregate algo with key", () -> with("composite algo", OWKIN));
        refused(Reason.FORBIDDEN, "may not process aggregate algo", () -> with("private", OWKIN));
    }

    @Test
    void needs_a_registered_worker() {
        refused(
                Reason.INVALID,
                "worker: strangerMSP is not a registered node",
                () -> with("aggregate algo", new OrganisationId("strangerMSP")));
    }

    @Test
    void does_not_know_parents_that_are_not_there() {
        Key test = channel.key(OWKIN, Given.test("owkin objective", train("owkin", EVERYBODY)));

        refused(
                Reason.NOT_FOUND,
                "no traintuple with key " + key("unknown"),
                () -> channel.submit(OWKIN, Given.aggregate(OWKIN, key("unknown"))));
        refused(Reason.NOT_FOUND, test.value(), () -> channel.submit(OWKIN, Given.aggregate(OWKIN, test)));
    }

    @Test
    void is_known_by_its_elements_of_which_the_worker_is_none() {
        Key first = channel.key(OWKIN, Given.aggregate(OWKIN));

        refused(Reason.CONFLICT, first.value(), () -> channel.submit(OWKIN, Given.aggregate(NANTES)));
        assertThat(channel.key(NANTES, Given.aggregate(NANTES))).isNotEqualTo(first);
    }

    private Key train(String manager, Permissions permissions) {
        if (!manager.equals("owkin")) {
            channel.submit(OWKIN, Given.dataManager(manager, permissions));
            channel.submit(OWKIN, Given.samples(manager, false, manager + " 1"));
        }
        return channel.key(OWKIN, Given.train("algo", manager, keys(manager + " 1")));
    }

    private Permissions permissions(Key... parents) {
        return aggregate(parents).permissions();
    }

    private Aggregatetuple aggregate(Key... parents) {
        return channel.asset(Aggregatetuple.class, channel.key(NANTES, Given.aggregate(OWKIN, parents)));
    }

    private void with(String algo, OrganisationId worker) {
        channel.submit(NANTES, new CreateAggregatetuple(key(algo), worker, List.of(), null, "", Map.of()));
    }
}
