package org.substra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.head;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.model;
import static org.substra.contract.rule.MemoryChannel.OWKIN;
import static org.substra.contract.rule.Refusals.refused;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.GivenPlan;

/** What must stand in commands about plans, composite and aggregate tuples, and is refused by its name when it does not. */
class RequiredFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void of_commands() throws IOException {
        command(Given.composite("owkin", "owkin 1"), "algo_key", "data_manager_key", "tag");
        command(Given.composite("owkin", "owkin 1"), "data_sample_keys", "trunk_authorized_ids");
        command(Given.aggregate(OWKIN), "algo_key", "worker", "tag");
        command(GivenPlan.create("plan"), "key", "header");
        command(GivenPlan.update("plan"), "key");
        command(GivenPlan.begin("plan", "batch"), "key", "batch", "part");
        command(GivenPlan.seal("plan", "batch", GivenPlan.begin("plan", "batch")), "key", "batch", "count", "hash");
        command(new CancelComputePlan(key("plan")), "key");
        Key tuple = key("tuple");
        var success = new LogSuccessCompositeTrain(tuple, 1, "", head(tuple), model(tuple));
        command(success, "key", "attempt", "log", "out_head", "out_trunk");
    }

    @Test
    void of_a_plans_tuples() throws IOException {
        tuple(GivenPlan.train("a", "owkin", 1), "id", "algo_key", "data_manager_key", "data_sample_keys", "tag");
        tuple(GivenPlan.composite("a", "owkin", 1), "id", "algo_key", "data_manager_key", "data_sample_keys");
        tuple(GivenPlan.composite("a", "owkin", 1), "trunk_authorized_ids", "tag");
        tuple(GivenPlan.aggregate("a", OWKIN), "id", "algo_key", "worker", "tag");
        tuple(GivenPlan.test(0, "owkin", "a"), "index", "objective_key", "trained_id", "tag");
    }

    @Test
    void of_a_plan() throws IOException {
        missing(GivenPlan.HEADER, PlanHeader.class, "clean_models", "tag");
        missing(new PlanRequest(key("plan"), 0, true), PlanRequest.class, "plan", "rank", "is_new");
    }

    private static void command(Command command, String... required) throws IOException {
        missing(command, Command.class, required);
    }

    private static void tuple(PlanTuple tuple, String... required) throws IOException {
        missing(tuple, PlanTuple.class, required);
    }

    private static <T> void missing(T value, Class<T> type, String... required) throws IOException {
        byte[] whole = Json.write(value);
        assertThat(Json.readCanonical(whole, type)).isEqualTo(value);
        for (String field : required) {
            var part = (ObjectNode) JSON.readTree(whole);
            assertThat(part.remove(field)).as(field).isNotNull();
            refused(Reason.INVALID, "", () -> Json.read(JSON.writeValueAsBytes(part), type));
        }
    }
}
