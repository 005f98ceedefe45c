package org.substra.scheduler.sweep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.substra.contract.TupleStatus;
import org.substra.scheduler.assignment.SlotRule;
import org.substra.scheduler.database.Sql;
import org.substra.scheduler.fleet.Fleet;
import org.substra.scheduler.fleet.LeaseConfig;

/** What there is: tuples by status, slots, messages that wait. Measured by every sweep. */
@ApplicationScoped
public class Gauges {

    private static final String COUNTS = """
            select (select cast(coalesce(sum(w.slots), 0) as int) from worker w where %1$s),
                   (select cast(count(*) as int) from assignment a where %2$s),
                   (select cast(count(*) as int) from outbox),
                   (select cast(count(*) as int) from worker w where %1$s)
            """.formatted(Fleet.PRESENT, SlotRule.TAKES_A_SLOT);

    private final Map<TupleStatus, AtomicInteger> tuples = new EnumMap<>(TupleStatus.class);
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger outbox = new AtomicInteger();
    private final AtomicInteger workers = new AtomicInteger();

    private final double lease;

    Gauges(MeterRegistry registry, LeaseConfig lease) {
        this.lease = lease.seconds();
        for (TupleStatus status : List.of(TupleStatus.WAITING, TupleStatus.TODO, TupleStatus.DOING)) {
            var value = new AtomicInteger();
            tuples.put(status, value);
            Gauge.builder("substra.backlog.tuples", value, AtomicInteger::get)
                    .tag("status", status.word())
                    .description("Unfinished tuples of this node")
                    .register(registry);
        }
        gauge(
                registry,
                "substra.slots.free",
                () -> slots.get() - taken.get(),
                "Slots of workers that wait for a tuple");
        gauge(registry, "substra.slots.taken", taken::get, "Slots of workers that have one");
        gauge(registry, "substra.workers", workers::get, "Workers that are present");
        gauge(registry, "substra.outbox.messages", outbox::get, "Messages that have not left yet");
    }

    @WithSession
    Uni<Void> measure() {
        return Sql.columns("select status, cast(count(*) as int) from backlog group by status", Map.of())
                .invoke(this::note)
                .chain(() -> Sql.columns(COUNTS, Map.of("lease", lease)))
                .invoke(rows -> {
                    slots.set((Integer) rows.getFirst()[0]);
                    taken.set((Integer) rows.getFirst()[1]);
                    outbox.set((Integer) rows.getFirst()[2]);
                    workers.set((Integer) rows.getFirst()[3]);
                })
                .replaceWithVoid();
    }

    private void note(List<Object[]> counts) {
        tuples.values().forEach(value -> value.set(0));
        for (Object[] row : counts) {
            tuples.forEach((status, value) -> {
                if (status.word().equals(row[0])) {
                    value.set((Integer) row[1]);
                }
            });
        }
    }

    private static void gauge(MeterRegistry registry, String name, Supplier<Number> value, String description) {
        Gauge.builder(name, value).description(description).register(registry);
    }
}
