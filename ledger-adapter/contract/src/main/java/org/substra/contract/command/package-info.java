/**
 * What can be asked of the ledger, and what it answers. Start reading at
 * {@link org.substra.contract.command.Command}.
 */
@NullMarked
package org.substra.contract.command;

import org.jspecify.annotations.NullMarked;
