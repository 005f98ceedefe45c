/** The embedded ledger: a log in a shared PostgreSQL that every organisation executes. Start reading at {@link org.substra.ledger.postgres.PostgresLedger}. */
@NullMarked
package org.substra.ledger.postgres;

import org.jspecify.annotations.NullMarked;
