/**
 * The rules of the ledger (spec 3), each in one place. Start reading at
 * {@link org.substra.contract.rule.Rules}.
 */
@NullMarked
package org.substra.contract.rule;

import org.jspecify.annotations.NullMarked;
