/**
 * The one door to the ledger: commands and queries in, events out.
 */
@NullMarked
package org.substra.ledger;

import org.jspecify.annotations.NullMarked;
