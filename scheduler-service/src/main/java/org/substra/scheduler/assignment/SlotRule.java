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

    /** Whether a worker that is present has a slot to give; takes {@code :lease}. */
    public static final String ANY_FREE = """
            exists (select 1 from worker w where %s
                and w.slots > (select count(*) from assignment a where a.worker = w.id and %s))""".formatted(Fleet.PRESENT, TAKES_A_SLOT);

    private SlotRule() {}
}
