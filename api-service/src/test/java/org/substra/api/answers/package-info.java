/** One class for each status that many routes answer with; the document says which do. */
@NullMarked
package org.substra.api.answers;

import org.jspecify.annotations.NullMarked;
