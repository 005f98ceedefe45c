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
import org.junit.jupiter.api.Test;
import org.substra.contract.AlgoKind;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.Result;
import org.substra.contract.command.UpdateDataManager;
import org.substra.contract.command.UpdateDataSample;
import org.substra.contract.record.Algo;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.DataSample;
import org.substra.contract.record.Node;
import org.substra.contract.record.Objective;
import org.substra.contract.record.ObjectiveLink;
import org.substra.contract.record.SampleLink;
import org.substra.contract.record.TestDataset;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.MapWorldState;

class RegistrationTest {

    private final MemoryChannel channel = MemoryChannel.of(OWKIN, NANTES);

    @Test
    void of_a_node_is_written_once() {
        var stranger = new OrganisationId("clbMSP");

        assertThat(channel.submit(stranger, new RegisterNode())).isEqualTo(new Result.NodeRegistered(stranger));
        assertThat(channel.lastRecords()).containsExactly(new Node(stranger));
        channel.submit(stranger, new RegisterNode());
        assertThat(channel.lastRecords()).isEmpty();
    }

    @Test
    void needs_the_first_entry_of_the_channel() {
        var empty = new MapWorldState();

        refused(Reason.INVALID, "no rules", () -> Rules.execute(new RegisterNode(), empty.begin(OWKIN)));
    }

    @Test
    void of_an_algo_writes_all_that_was_asked_with_the_owner_in_front() {
        var asked = Given.algo("a", AlgoKind.AGGREGATE_ALGO, only(NANTES));

        assertThat(channel.submit(OWKIN, asked)).isEqualTo(Result.Written.of(key("a")));
        assertThat(channel.asset(Algo.class, key("a")))
                .isEqualTo(new Algo(
                        key("a"),
                        OWKIN,
                        AlgoKind.AGGREGATE_ALGO,
                        "a",
                        asked.content(),
                        asked.description(),
                        only(OWKIN, NANTES),
                        asked.metadata()));
    }

    @Test
    void refuses_a_key_that_any_kind_of_asset_has() {
        channel.submit(OWKIN, Given.algo("same", EVERYBODY));

        Refusal refusal =
                refused(Reason.CONFLICT, "already", () -> channel.submit(NANTES, Given.dataManager("same", EVERYBODY)));

        assertThat(refusal.keys()).containsExactly(key("same"));
    }

    @Test
    void refuses_permissions_for_an_unknown_node_unless_public() {
        var unknown = new OrganisationId("unknownMSP");

        refused(
                Reason.INVALID,
                "invalid permission input values: unknownMSP",
                () -> channel.submit(OWKIN, Given.algo("a", only(unknown))));
        channel.submit(OWKIN, Given.algo("a", new Permissions(true, List.of(unknown))));
    }

    @Test
    void of_a_data_manager_links_it_to_its_objective() {
        channel.submit(OWKIN, Given.objective("o", null));

        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY, key("o")));

        assertThat(channel.asset(DataManager.class, key("d")).type()).isEqualTo("images");
        assertThat(channel.read(ObjectiveLink.class, WorldKeys.objectiveLink(key("d"))))
                .isEqualTo(new ObjectiveLink(key("d"), key("o")));
        refused(
                Reason.INVALID,
                "already associated",
                () -> channel.submit(OWKIN, new UpdateDataManager(key("d"), key("o"))));
    }

    @Test
    void links_later_and_answers_with_the_data_manager() {
        channel.submit(OWKIN, Given.objective("o", null));
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));

        assertThat(channel.submit(OWKIN, new UpdateDataManager(key("d"), key("o"))))
                .isEqualTo(Result.Written.of(key("d")));
        assertThat(channel.has(WorldKeys.objectiveLink(key("d")))).isTrue();
    }

    @Test
    void refuses_links_to_what_is_not_there_and_writes_nothing() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));

        refused(
                Reason.INVALID,
                "no objective with key " + key("o"),
                () -> channel.submit(OWKIN, new UpdateDataManager(key("d"), key("o"))));
        refused(
                Reason.INVALID,
                "no data manager with key " + key("x"),
                () -> channel.submit(OWKIN, new UpdateDataManager(key("x"), key("o"))));
        refused(
                Reason.INVALID,
                "no objective",
                () -> channel.submit(OWKIN, Given.dataManager("e", EVERYBODY, key("o"))));
        assertThat(channel.has(WorldKeys.asset(key("e")))).isFalse();
    }

    @Test
    void of_samples_links_each_to_every_data_manager() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.dataManager("e", EVERYBODY));

        var result = channel.submit(OWKIN, new RegisterDataSample(keys("s", "t"), keys("d", "e"), true));

        assertThat(result).isEqualTo(new Result.Written(keys("s", "t")));
        assertThat(channel.lastRecords())
                .containsExactly(
                        new DataSample(key("s"), OWKIN, true),
                        new SampleLink(key("d"), key("s")),
                        new SampleLink(key("e"), key("s")),
                        new DataSample(key("t"), OWKIN, true),
                        new SampleLink(key("d"), key("t")),
                        new SampleLink(key("e"), key("t")));
    }

    @Test
    void refuses_samples_on_a_foreign_or_unknown_data_manager() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));

        refused(Reason.FORBIDDEN, "does not own", () -> channel.submit(NANTES, Given.samples("d", false, "s")));
        refused(Reason.INVALID, "no data manager", () -> channel.submit(OWKIN, Given.samples("x", false, "s")));
    }

    @Test
    void refuses_samples_that_are_there_and_names_just_those() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.samples("d", false, "s", "t"));

        Refusal refusal = refused(
                Reason.CONFLICT, "already", () -> channel.submit(OWKIN, Given.samples("d", false, "s", "new", "t")));

        assertThat(refusal.keys()).containsExactly(key("s"), key("t"));
        assertThat(channel.has(WorldKeys.asset(key("new")))).isFalse();
    }

    @Test
    void links_samples_to_further_data_managers_and_keeps_links() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.dataManager("e", EVERYBODY));
        channel.submit(OWKIN, Given.samples("d", false, "s"));

        var result = channel.submit(OWKIN, new UpdateDataSample(keys("s"), keys("d", "e")));

        assertThat(result).isEqualTo(new Result.Written(keys("s")));
        assertThat(channel.lastRecords()).containsExactly(new SampleLink(key("e"), key("s")));
    }

    @Test
    void refuses_to_link_samples_that_are_foreign_or_unknown() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.samples("d", false, "s"));
        channel.submit(NANTES, Given.dataManager("e", EVERYBODY));

        refused(
                Reason.FORBIDDEN,
                "does not own data sample",
                () -> channel.submit(NANTES, new UpdateDataSample(keys("s"), keys("e"))));
        refused(
                Reason.FORBIDDEN,
                "does not own data manager",
                () -> channel.submit(NANTES, new UpdateDataSample(keys("s"), keys("d"))));
        refused(
                Reason.NOT_FOUND,
                "no data sample",
                () -> channel.submit(OWKIN, new UpdateDataSample(keys("x"), keys("d"))));
    }

    @Test
    void of_an_objective_links_its_test_data() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.samples("d", true, "t", "u"));
        var test = new TestDataset(key("d"), keys("t", "u"));

        assertThat(channel.key(OWKIN, Given.objective("o", test))).isEqualTo(key("o"));

        Objective objective = channel.asset(Objective.class, key("o"));
        assertThat(objective.testDataset()).isEqualTo(test);
        assertThat(objective.owner()).isEqualTo(OWKIN);
        assertThat(objective.metadata()).containsEntry("a", "b");
        assertThat(channel.has(WorldKeys.objectiveLink(key("d")))).isTrue();
        refused(Reason.INVALID, "already associated", () -> channel.submit(OWKIN, Given.objective("p", test)));
    }

    @Test
    void of_an_objective_refuses_test_data_that_is_not_fit() {
        channel.submit(OWKIN, Given.dataManager("d", EVERYBODY));
        channel.submit(OWKIN, Given.dataManager("e", EVERYBODY));
        channel.submit(OWKIN, Given.samples("d", false, "s"));
        channel.submit(OWKIN, Given.samples("e", true, "t"));

        refused(Reason.INVALID, "is not test only", () -> objectiveOn("s"));
        refused(Reason.INVALID, "does not belong", () -> objectiveOn("t"));
        refused(Reason.NOT_FOUND, "no data sample", () -> objectiveOn("x"));
    }

    private void objectiveOn(String sample) {
        channel.submit(OWKIN, Given.objective("o", new TestDataset(key("d"), keys(sample))));
    }
}
