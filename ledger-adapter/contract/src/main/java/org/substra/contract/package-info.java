/**
 * The ledger's language and rules: every key, command, record and event that crosses a service
 * boundary, and the rules over them. Plain Java and Jackson, no framework, no I/O.
 *
 * <p>Start reading at {@link org.substra.contract.rule.Rules}; a record's place on the ledger is
 * its {@link org.substra.contract.record.LedgerRecord#worldKey()}.
 */
@NullMarked
package org.substra.contract;

import org.jspecify.annotations.NullMarked;
