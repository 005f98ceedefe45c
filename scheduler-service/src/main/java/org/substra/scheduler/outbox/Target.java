package org.substra.scheduler.outbox;

/** Where stored messages go: each is an exchange. */
public enum Target {
    /** To one worker, by its id. */
    TASKS,
    /** To all workers. */
    TASKS_CONTROL,
    /** To the ledger adapter, by the name of the function; answered on this instance's reply queue. */
    LEDGER_COMMANDS
}
