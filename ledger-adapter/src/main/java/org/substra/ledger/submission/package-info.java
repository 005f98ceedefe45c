/** Brings this organisation's commands into the log, each once. Start reading at {@link org.substra.ledger.submission.Submitter}. */
@NullMarked
package org.substra.ledger.submission;

import org.jspecify.annotations.NullMarked;
