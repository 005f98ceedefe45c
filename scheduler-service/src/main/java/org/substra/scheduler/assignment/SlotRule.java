package org.substra.scheduler.assignment;

import org.substra.scheduler.fleet.Fleet;

/** What a slot is taken by, in PostgreSQL's language. */
public final class SlotRule {

    /**
     * Of a row of {@code assignment} called {@code a}: it takes a slot of its worker. An attempt whose result the ledger has told of
     * does not, even before its worker tells the same, for all that it runs is over; one that has to stop does until its
     * worker says that it has. The inner select is a value, and not an exists, for which PostgreSQL reads the whole backlog.
     */
    public static final String TAKES_A_SLOT = """
            (a.stopping or (select 1 from backlog b where b.channel = a.channel and b.tuple = a.tuple limit 1) = 1)""";

    /**
     * Of a row of {@code worker} called {@code w} and all its assignments: how many of its slots are taken. Of leases whose end it has
     * not told yet it has at most as many more as it has slots, so that what it tells never comes much later than what it is given.
     */
    static final String TAKEN = "greatest(count(*) filter (where %s), count(*) - w.slots)".formatted(TAKES_A_SLOT);

    /** Whether a worker that is present has a slot to give; takes {@code :lease}. */
    public static final String ANY_FREE = """
            exists (select 1 from worker w where %s
                and w.slots > (select %s from assignment a where a.worker = w.id))""".formatted(Fleet.PRESENT, TAKEN);

    private SlotRule() {}
}
