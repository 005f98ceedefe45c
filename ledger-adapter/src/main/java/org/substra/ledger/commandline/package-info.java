/** The program's entry: serve, or one of the commands of {@link org.substra.ledger.commandline.Main}. */
@NullMarked
package org.substra.ledger.commandline;

import org.jspecify.annotations.NullMarked;
