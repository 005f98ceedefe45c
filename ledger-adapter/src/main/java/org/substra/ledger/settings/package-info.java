/** What the operator configures. */
@NullMarked
package org.substra.ledger.settings;

import org.jspecify.annotations.NullMarked;
