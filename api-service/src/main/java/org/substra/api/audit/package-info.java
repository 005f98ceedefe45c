/**
 * Who signed in, or was refused, and who administered what: one line of JSON each, in a log of its own. Start at
 * {@link org.substra.api.audit.Audit}.
 */
@NullMarked
package org.substra.api.audit;

import org.jspecify.annotations.NullMarked;
