package org.substra.ledger.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.event.Derived;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.event.ModelCleaned;
import org.substra.contract.event.PlanStatus;
import org.substra.contract.plan.PlanAggregatetuple;
import org.substra.contract.plan.PlanHeader;
import org.substra.contract.plan.PlanParts;
import org.substra.contract.plan.PlanTesttuple;
import org.substra.contract.plan.PlanTrainingTuple;
import org.substra.contract.plan.PlanTraintuple;
import org.substra.contract.plan.PlanTuple;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** Random commands about compute plans on a channel in memory; the same for the same seed. */
public final class RandomPlans {

    private static final int SAMPLES = 500;

    private final MemoryChannel channel = Given.hospitals();
    private final Random random;
    private final List<Key> plans = new ArrayList<>();
    private final Map<Key, List<String>> ids = new HashMap<>();
    private final Map<Key, DerivedStatus> tuples = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Batch> open = new ArrayList<>();
    private int drawn;

    private record Batch(Key plan, Key batch, int parts, int count, Key hash) {}

    public RandomPlans(long seed) {
        random = new Random(seed);
        channel.submit(MemoryChannel.OWKIN, Given.algo("sum", AlgoKind.AGGREGATE_ALGO, Given.EVERYBODY));
        String[] samples =
                IntStream.range(0, SAMPLES).mapToObj(i -> "sample " + i).toArray(String[]::new);
        channel.submit(MemoryChannel.OWKIN, Given.samples("owkin", false, samples));
    }

    /** The channel after one more command that the rules accept. */
    public MemoryChannel next() {
        while (true) {
            try {
                step();
                channel.lastDerived().forEach(this::note);
                return channel;
            } catch (Refusal refused) {
                seen.add("refused");
            }
        }
    }

    /** What has happened so far. */
    public Set<String> seen() {
        return seen;
    }

    private void step() {
        int choice = plans.isEmpty() ? 0 : random.nextInt(30);
        switch (choice) {
            case 0 -> create();
            case 1, 2 -> begin();
            case 3, 4 -> update();
            case 5, 6 -> addPart();
            case 7, 8 -> seal();
            case 9 -> submit(new CancelComputePlan(any(plans)));
            case 10 -> outside();
            default -> move();
        }
    }

    private void create() {
        Key plan = Given.key("plan " + drawn++);
        List<PlanTuple> some = some(plan);
        submit(new CreateComputePlan(plan, header(), some));
        sent(plan, some);
        plans.add(plan);
    }

    private void begin() {
        boolean update = random.nextBoolean();
        Key plan = update ? any(plans) : Given.key("plan " + drawn++);
        Key batch = Given.key("batch " + drawn++);
        List<PlanTuple> part = some(plan);
        submit(new AddComputePlanPart(plan, batch, 0, update ? null : header(), part));
        sent(plan, part);
        open.removeIf(begun -> begun.plan().equals(plan));
        open.add(new Batch(plan, batch, 1, part.size(), PlanParts.hash(PlanParts.NONE, part)));
    }

    private void addPart() {
        Batch begun = any(open);
        List<PlanTuple> part = some(begun.plan());
        submit(new AddComputePlanPart(begun.plan(), begun.batch(), begun.parts(), null, part));
        sent(begun.plan(), part);
        open.remove(begun);
        open.add(new Batch(
                begun.plan(),
                begun.batch(),
                begun.parts() + 1,
                begun.count() + part.size(),
                PlanParts.hash(begun.hash(), part)));
    }

    private void seal() {
        Batch begun = any(open);
        submit(new SealComputePlan(begun.plan(), begun.batch(), begun.count(), begun.hash()));
        open.remove(begun);
        if (!plans.contains(begun.plan())) {
            plans.add(begun.plan());
        }
        seen.add("sealed");
    }

    private void update() {
        Key plan = any(plans);
        List<PlanTuple> some = some(plan);
        submit(new UpdateComputePlan(plan, some));
        sent(plan, some);
    }

    private void outside() {
        Key parent = any(new ArrayList<>(tuples.keySet()));
        String sample = sample();
        submit(Given.train("algo", "owkin", Given.keys(sample), parent));
    }

    private void move() {
        Key key = any(new ArrayList<>(tuples.keySet()));
        Tuple tuple = channel.asset(Tuple.class, key);
        TupleStatus status = tuples.get(key).status();
        if (status.isFinal() || status == TupleStatus.WAITING && random.nextInt(12) > 0) {
            throw Refusal.invalid("nothing to do");
        }
        Command command =
                switch (status) {
                    case WAITING -> new LogFail(key, 0, "code");
                    case TODO -> new LogStart(key, 1);
                    case DOING -> random.nextInt(15) == 0 ? new LogFail(key, 1, "code") : success(tuple);
                    case DONE, FAILED, CANCELED -> throw Refusal.invalid("nothing to do");
                };
        channel.submit(tuple.worker(), command);
    }

    private Command success(Tuple tuple) {
        return tuple instanceof Testtuple
                ? new LogSuccessTest(tuple.key(), 1, "", 0.5f)
                : new LogSuccessTrain(tuple.key(), 1, "", Given.model(tuple.key()));
    }

    /** A few tuples, of which later ones need earlier ones of this plan. */
    private List<PlanTuple> some(Key plan) {
        var known = new ArrayList<>(ids.getOrDefault(plan, List.of()));
        var some = new ArrayList<PlanTuple>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            String id = "tuple " + drawn++;
            List<String> parents = known.isEmpty() ? List.of() : List.of(any(known));
            if (parents.isEmpty() || random.nextInt(4) > 0) {
                some.add(new PlanTraintuple(
                        id, Given.key("algo"), Given.key("owkin"), Given.keys(sample()), parents, "", Map.of()));
                known.add(id);
            } else if (random.nextBoolean()) {
                some.add(new PlanAggregatetuple(id, Given.key("sum"), MemoryChannel.NANTES, parents, "", Map.of()));
                known.add(id);
            } else {
                some.add(new PlanTesttuple(
                        0, Given.key("owkin objective"), parents.getFirst(), null, List.of(), "", Map.of()));
            }
        }
        return some;
    }

    private String sample() {
        return "sample " + drawn++ % SAMPLES;
    }

    private void submit(Command command) {
        channel.submit(MemoryChannel.OWKIN, command);
    }

    private void sent(Key plan, List<PlanTuple> some) {
        List<String> known = ids.computeIfAbsent(plan, _ -> new ArrayList<>());
        some.forEach(tuple -> {
            if (tuple instanceof PlanTrainingTuple training) {
                known.add(training.id());
            }
        });
    }

    private PlanHeader header() {
        return new PlanHeader(random.nextInt(3) > 0, "", Map.of());
    }

    private <T> T any(List<T> things) {
        if (things.isEmpty()) {
            throw Refusal.invalid("there is none yet");
        }
        return things.get(random.nextInt(things.size()));
    }

    private void note(Derived derived) {
        switch (derived) {
            case DerivedStatus status -> {
                tuples.put(status.tuple(), status);
                seen.add(status.status().name());
            }
            case PlanStatus(var _, var status, var _, var _) -> seen.add("plan " + status);
            case ModelCleaned _ -> seen.add("cleaned");
        }
    }
}
