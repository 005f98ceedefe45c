package org.substra.contract.history;

import static org.substra.contract.rule.Given.EVERYBODY;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.GivenPlan.aggregate;
import static org.substra.contract.rule.GivenPlan.begin;
import static org.substra.contract.rule.GivenPlan.cleaning;
import static org.substra.contract.rule.GivenPlan.composite;
import static org.substra.contract.rule.GivenPlan.create;
import static org.substra.contract.rule.GivenPlan.part;
import static org.substra.contract.rule.GivenPlan.seal;
import static org.substra.contract.rule.GivenPlan.test;
import static org.substra.contract.rule.GivenPlan.train;
import static org.substra.contract.rule.GivenPlan.update;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.TestDataset;
import org.substra.contract.rule.Given;

/** The part of the recorded log that is about plans, composite and aggregate tuples. */
final class PlanHistory {

    private final BiFunction<OrganisationId, Command, List<Key>> log;

    /** @param log executes and records, and answers the keys written by an accepted command */
    PlanHistory(BiFunction<OrganisationId, Command, List<Key>> log) {
        this.log = log;
    }

    void record() {
        say(NANTES, Given.samples("nantes", false, "nantes 2", "nantes 3"));
        say(NANTES, Given.algo("composite algo", AlgoKind.COMPOSITE_ALGO, EVERYBODY));
        say(NANTES, Given.algo("aggregate algo", AlgoKind.AGGREGATE_ALGO, EVERYBODY));
        say(NANTES, Given.samples("second", true, "second test"));
        say(NANTES, Given.objective("second objective", new TestDataset(key("second"), keys("second test"))));
        alone();
        plan();
        parts();
        ends();
    }

    private void alone() {
        say(
                OWKIN,
                new CreateTraintuple(
                        key("algo"), key("nantes"), keys("nantes 2"), List.of(), request(0, true), "", Map.of()));
        say(
                NANTES,
                new CreateTraintuple(
                        key("algo"), key("nantes"), keys("nantes 3"), List.of(), request(1, false), "", Map.of()));
        say(
                NANTES,
                new CreateTraintuple(
                        key("algo"), key("nantes"), keys("nantes 1"), List.of(), request(1, false), "", Map.of()));
        Key composite = say(NANTES, Given.composite("nantes", "nantes 1")).getFirst();
        Key next = say(NANTES, Given.composite("nantes", "nantes 2", composite, composite))
                .getFirst();
        Key sum = say(OWKIN, Given.aggregate(OWKIN, composite)).getFirst();
        say(NANTES, Given.composite("nantes", "nantes 2", sum, composite));
        say(OWKIN, Given.train("algo", "nantes", keys("nantes 1"), composite));
        say(NANTES, new LogStart(composite, 1));
        say(NANTES, new LogSuccessTrain(composite, 1, "", Given.model(composite)));
        say(NANTES, new LogSuccessCompositeTrain(composite, 1, "", Given.head(composite), Given.model(composite)));
        say(NANTES, new LogStart(next, 1));
        say(OWKIN, new LogStart(sum, 1));
        say(OWKIN, new LogSuccessTrain(sum, 1, "", Given.model(sum)));
    }

    private void plan() {
        List<Key> tuples = say(
                NANTES,
                cleaning(
                        "plan",
                        composite("a", "nantes", 1),
                        aggregate("b", OWKIN, "a"),
                        train("c", "nantes", 2, "b"),
                        test(0, "second", "a")));
        say(NANTES, create("plan", train("a", "nantes", 1)));
        say(NANTES, create("other", train("a", "nantes", 1), train("b", "nantes", 1)));
        say(NANTES, create("other", train("a", "nantes", 1, "b")));
        say(OWKIN, update("plan", composite("d", "nantes", 3, "a", "b"), train("a", "nantes", 3)));
        say(OWKIN, update("plan"));
        say(OWKIN, update("plan", composite("d", "nantes", 3, "a", "b"), test(0, "second", "d")));
        Key head = tuples.get(0);
        Key sum = tuples.get(1);
        say(NANTES, new LogStart(head, 1));
        say(NANTES, new LogSuccessCompositeTrain(head, 1, "", Given.head(head), Given.model(head)));
        say(OWKIN, new LogStart(sum, 1));
        say(OWKIN, new LogSuccessTest(sum, 1, "", 1f));
        say(OWKIN, new LogSuccessTrain(sum, 1, "", Given.model(sum)));
        say(NANTES, new LogStart(tuples.get(3), 1));
    }

    private void parts() {
        AddComputePlanPart lost = begin("large", "lost", train("x", "nantes", 1));
        AddComputePlanPart first = begin("large", "batch", train("a", "nantes", 1), train("b", "nantes", 2));
        AddComputePlanPart second = part("large", "batch", 1, aggregate("c", OWKIN, "a", "b"), test(0, "second", "a"));
        say(NANTES, lost);
        Key hidden = say(NANTES, first).getFirst();
        say(NANTES, seal("large", "lost", lost));
        say(OWKIN, second);
        say(NANTES, part("large", "batch", 2, train("d", "nantes", 3)));
        say(NANTES, second);
        say(NANTES, new LogStart(hidden, 1));
        say(OWKIN, create("large"));
        say(NANTES, seal("large", "batch", first));
        say(OWKIN, seal("large", "batch", first, second));
        say(NANTES, seal("large", "batch", first, second));
        say(NANTES, seal("large", "batch", first, second));
        say(NANTES, new LogStart(hidden, 1));
        say(NANTES, part("large", "batch", 2, train("d", "nantes", 3)));
        AddComputePlanPart more = part("large", "more", 0, train("d", "nantes", 3, "c"));
        say(OWKIN, more);
        say(NANTES, update("large", train("d", "nantes", 3)));
        say(OWKIN, seal("large", "more", more));
    }

    private void ends() {
        Key failing = say(NANTES, create("failing", train("a", "nantes", 1), train("b", "nantes", 2)))
                .getFirst();
        say(NANTES, new LogFail(failing, 0, "[00-01-0000-abcdefg]"));
        say(NANTES, update("failing", test(0, "second", "a"), test(1, "second", "b")));
        say(OWKIN, Given.test("objective", failing));
        say(OWKIN, new CancelComputePlan(key("unknown")));
        Key canceled = say(NANTES, create("canceled", train("a", "nantes", 1))).getFirst();
        say(OWKIN, new CancelComputePlan(key("canceled")));
        say(NANTES, new CancelComputePlan(key("canceled")));
        say(NANTES, new LogStart(canceled, 1));
    }

    private static PlanRequest request(int rank, boolean isNew) {
        return new PlanRequest(key("begun alone"), rank, isNew);
    }

    private List<Key> say(OrganisationId caller, Command command) {
        return log.apply(caller, command);
    }
}
