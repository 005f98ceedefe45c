package org.substra.contract.fold;

import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.plan.PlanRequest;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** Commands of all kinds about tuples and plans, as a channel of unruly members would see them. Many are refused. */
final class RandomCommands {

    private final MemoryChannel channel;
    private final Random random;
    private final RandomPlans plans;

    RandomCommands(MemoryChannel channel, Random random) {
        this.channel = channel;
        this.random = random;
        this.plans = new RandomPlans(random);
    }

    /** Submits the next; whether it was accepted. */
    boolean submit() {
        try {
            int action = random.nextInt(20);
            if (action < 10) {
                return move();
            }
            OrganisationId caller = random.nextInt(4) == 0 ? NANTES : OWKIN;
            if (action < 16) {
                plans.submit(channel, caller);
            } else {
                channel.submit(caller, random.nextInt(25) == 0 ? cancel() : single());
            }
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    private Command cancel() {
        return new CancelComputePlan(key(plans.any()));
    }

    private Command single() {
        String hospital = random.nextBoolean() ? "owkin" : "nantes";
        String sample = hospital + " " + (1 + random.nextInt(3));
        return switch (random.nextInt(5)) {
            case 0 -> Given.test(hospital + " objective", tuple());
            case 1 ->
                random.nextBoolean()
                        ? Given.composite(hospital, sample)
                        : Given.composite(hospital, sample, tuple(), tuple());
            case 2 ->
                new CreateAggregatetuple(
                        key("aggregate algo"),
                        random.nextBoolean() ? OWKIN : NANTES,
                        parents(),
                        request(),
                        "",
                        Map.of());
            default ->
                new CreateTraintuple(
                        key("algo"), key(hospital), Given.keys(sample), parents(), request(), "", Map.of());
        };
    }

    private @Nullable PlanRequest request() {
        return switch (random.nextInt(6)) {
            case 0 -> new PlanRequest(key(plans.any()), 0, true);
            case 1 -> new PlanRequest(key(plans.any()), random.nextInt(20), false);
            default -> null;
        };
    }

    private List<Key> parents() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> tuple())
                .distinct()
                .toList();
    }

    /** Any that everybody knows. */
    private Key tuple() {
        List<Key> known = channel.told().statuses().keySet().stream().sorted().toList();
        return known.isEmpty() ? key("nothing") : known.get(random.nextInt(known.size()));
    }

    private boolean move() {
        List<Key> movable = channel.told().statuses().values().stream()
                .filter(status -> random.nextInt(40) == 0
                        || status.status() == TupleStatus.TODO
                        || status.status() == TupleStatus.DOING)
                .map(DerivedStatus::tuple)
                .sorted()
                .toList();
        if (movable.isEmpty()) {
            return false;
        }
        Key key = movable.get(random.nextInt(movable.size()));
        Tuple tuple = channel.asset(Tuple.class, key);
        boolean running = channel.told().status(key) == TupleStatus.DOING;
        Command move =
                random.nextInt(40) == 0 ? new LogFail(key, 9, "code") : running ? success(tuple) : new LogStart(key, 1);
        channel.submit(tuple.worker(), move);
        return true;
    }

    private static Command success(Tuple tuple) {
        Key key = tuple.key();
        return switch (tuple) {
            case Traintuple _, Aggregatetuple _ -> new LogSuccessTrain(key, 1, "", Given.model(key));
            case CompositeTraintuple _ -> new LogSuccessCompositeTrain(key, 1, "", Given.head(key), Given.model(key));
            case Testtuple _ -> new LogSuccessTest(key, 1, "", 0.5f);
        };
    }
}
