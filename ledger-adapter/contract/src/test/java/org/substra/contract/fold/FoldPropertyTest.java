package org.substra.contract.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.event.DerivedStatus;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.rule.Given;
import org.substra.contract.rule.MemoryChannel;

/** Whatever the graph and the order of results: the fold says what can be derived from the records. */
class FoldPropertyTest {

    private MemoryChannel channel = Given.hospitals();
    private final List<Key> tuples = new ArrayList<>();
    private final Map<Key, DerivedStatus> told = new HashMap<>();

    @Property(tries = 60)
    void equals_what_the_records_say(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int steps) {
        channel = Given.hospitals();
        tuples.clear();
        told.clear();
        var random = new Random(seed);
        for (int step = 0; step < steps; step++) {
            if (tuples.isEmpty() || random.nextInt(3) == 0) {
                create(random, step);
            } else {
                move(tuples.get(random.nextInt(tuples.size())), random);
            }
            channel.lastStatuses().forEach(derived -> told.put(derived.tuple(), derived));
            tuples.forEach(tuple -> assertThat(told.get(tuple)).isEqualTo(derive(tuple)));
        }
    }

    private void create(Random random, int step) {
        Key[] parents = IntStream.range(0, Math.min(tuples.size(), random.nextInt(4)))
                .mapToObj(_ -> tuples.get(random.nextInt(tuples.size())))
                .filter(key -> channel.asset(Tuple.class, key) instanceof Traintuple)
                .distinct()
                .toArray(Key[]::new);
        boolean test = parents.length > 0 && random.nextInt(4) == 0 && !failed(parents[0]);
        String hospital = random.nextBoolean() ? "owkin" : "nantes";
        if (test) {
            addTest(hospital, parents[0]);
            return;
        }
        String sample = hospital + " extra " + step;
        OrganisationId owner = hospital.equals("owkin") ? OWKIN : NANTES;
        channel.submit(owner, Given.samples(hospital, false, sample));
        tuples.add(channel.key(OWKIN, Given.train("algo", hospital, Given.keys(sample), parents)));
    }

    private void addTest(String hospital, Key parent) {
        var command = Given.test(hospital + " objective", parent);
        if (told.keySet().stream().noneMatch(key -> tests(key, parent, hospital))) {
            tuples.add(channel.key(OWKIN, command));
        }
    }

    private boolean tests(Key key, Key parent, String hospital) {
        return channel.asset(Tuple.class, key) instanceof Testtuple test
                && test.trained().equals(parent)
                && test.objective().equals(Given.key(hospital + " objective"));
    }

    private void move(Key key, Random random) {
        Tuple tuple = channel.asset(Tuple.class, key);
        TupleStatus status = told.get(key).status();
        if (status.isFinal()) {
            return;
        }
        if (random.nextInt(5) == 0) {
            channel.submit(tuple.worker(), new LogFail(key, 99, "code"));
        } else if (status == TupleStatus.DOING && tuple instanceof Traintuple) {
            channel.submit(tuple.worker(), new LogSuccessTrain(key, 1, "", Given.model(key)));
        } else if (status == TupleStatus.TODO) {
            channel.submit(tuple.worker(), new LogStart(key, 1));
        } else if (status == TupleStatus.DOING) {
            channel.submit(tuple.worker(), new LogSuccessTest(key, 1, "", random.nextFloat()));
        }
    }

    private DerivedStatus derive(Key key) {
        Tuple tuple = channel.asset(Tuple.class, key);
        boolean parentFailed = tuple.parents().stream().anyMatch(this::failed);
        boolean ready = tuple.parents().stream().allMatch(parent -> is(parent, TupleStatus.DONE));
        TupleStatus status = channel.has(WorldKeys.state(key))
                ? channel.read(TupleState.class, WorldKeys.state(key)).status()
                : ready ? TupleStatus.TODO : TupleStatus.WAITING;
        return new DerivedStatus(key, status, parentFailed);
    }

    private boolean failed(Key key) {
        return is(key, TupleStatus.FAILED);
    }

    private boolean is(Key key, TupleStatus status) {
        return channel.has(WorldKeys.state(key))
                && channel.read(TupleState.class, WorldKeys.state(key)).status() == status;
    }
}
