package org.substra.scheduler.backlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.message.QueryAnswer.OpenTuple;
import org.substra.contract.record.PlanPlace;
import org.substra.scheduler.database.InOrder;
import org.substra.scheduler.database.Sql;

/** Makes the backlog say what the ledger says. Everything joins the caller's transaction, which holds the channel's position. */
@ApplicationScoped
public class BacklogRepair {

    private static final String LAST = "g"; // after every hexadecimal digit

    private final BacklogTuples tuples;
    private final Shares shares;

    BacklogRepair(BacklogTuples tuples, Shares shares) {
        this.tuples = tuples;
        this.shares = shares;
    }

    /**
     * Repairs one range of keys. Answers how many differences there were.
     *
     * @param after the range begins after this key; null: with the first
     * @param told all unfinished tuples of ours in the range, at {@code position}; empty when the range has no end
     */
    public Uni<Integer> repair(String channel, @Nullable Key after, List<OpenTuple> told, Position position) {
        String from = after == null ? "" : after.value();
        String until = told.isEmpty() ? LAST : told.getLast().tuple().key().value();
        return priorities(channel, told)
                .chain(corrected -> lock(channel, from, until)
                        .chain(rows -> tuples(channel, told, rows, position)
                                .call(tuples::flush)
                                .call(() -> shares.settle(channel, shares(rows, told)))
                                .map(repaired -> corrected + repaired)));
    }

    /** First of all, so that shares which join have their priority. Answers how many were wrong. */
    private Uni<Integer> priorities(String channel, List<OpenTuple> told) {
        var plans = new TreeMap<String, Integer>();
        told.forEach(open -> {
            if (open.tuple().place() instanceof PlanPlace in) {
                plans.put(in.plan().value(), open.priority());
            }
        });
        return shares.priorities(channel, plans.keySet()).chain(known -> {
            plans.entrySet().removeIf(plan -> plan.getValue().equals(known.getOrDefault(plan.getKey(), 0)));
            return InOrder.each(
                            List.copyOf(plans.entrySet()),
                            wrong -> shares.prioritise(channel, wrong.getKey(), wrong.getValue()))
                    .replaceWith(plans.size());
        });
    }

    private Uni<Integer> tuples(String channel, List<OpenTuple> told, List<BacklogTuple> rows, Position position) {
        Map<String, BacklogTuple> known =
                rows.stream().collect(Collectors.toMap(row -> row.id.tuple(), Function.identity()));
        var changes = new ArrayList<Uni<Void>>();
        for (OpenTuple open : told) {
            if (open.status().isFinal()) {
                continue; // canceled: the ledger has recorded no end of it
            }
            BacklogTuple row = known.remove(open.tuple().key().value());
            if (row == null) {
                changes.add(add(channel, open, position));
            } else if (differs(row, open)) {
                changes.add(correct(row, open));
            }
        }
        known.values().forEach(row -> changes.add(remove(row)));
        return InOrder.each(changes, Function.identity()).replaceWith(changes.size());
    }

    private static Set<String> shares(List<BacklogTuple> rows, List<OpenTuple> told) {
        var shares = new TreeSet<String>();
        rows.forEach(row -> shares.add(row.share()));
        told.forEach(open -> shares.add(
                open.tuple().place() instanceof PlanPlace in ? in.plan().value() : Share.OUTSIDE));
        return shares;
    }

    private static Uni<List<BacklogTuple>> lock(String channel, String from, String until) {
        return Sql.select(BacklogTuple.class, """
                select * from backlog
                where channel = :channel and tuple collate "C" > :from and tuple collate "C" <= :until
                order by tuple for update
                """, Map.of("channel", channel, "from", from, "until", until));
    }

    private static boolean differs(BacklogTuple row, OpenTuple told) {
        return !row.status.equals(told.status().word())
                || row.recordedAttempt != told.attempt()
                || row.parentFailed != told.parentFailed();
    }

    private Uni<Void> add(String channel, OpenTuple told, Position position) {
        var row = BacklogTuple.of(channel, told.tuple(), position, 0, null);
        take(row, told);
        TupleLog.warn(row.id, "was missing in the backlog; it is %s", row.status);
        return tuples.persist(row).replaceWithVoid();
    }

    private static Uni<Void> correct(BacklogTuple row, OpenTuple told) {
        String before = row.status + ", attempt " + row.recordedAttempt;
        take(row, told);
        TupleLog.warn(
                row.id, "was wrong in the backlog: %s; it is %s, attempt %d", before, row.status, row.recordedAttempt);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> remove(BacklogTuple row) {
        TupleLog.warn(row.id, "was %s in the backlog, but is finished", row.status);
        return tuples.delete(row);
    }

    private static void take(BacklogTuple row, OpenTuple told) {
        row.derive(told.status(), told.parentFailed());
        row.recordedAttempt = told.attempt();
    }
}
