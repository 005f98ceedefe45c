/**
 * What a container leaves behind: judged, hashed, stored. Start at {@link org.substra.worker.output.Outputs}.
 */
@NullMarked
package org.substra.worker.output;

import org.jspecify.annotations.NullMarked;
