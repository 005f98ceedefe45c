/**
 * Archives from outside: what is in them, and unpacking them without doing what hostile ones want.
 * Start reading at {@link org.substra.api.archive.Archives}.
 */
@NullMarked
package org.substra.api.archive;

import org.jspecify.annotations.NullMarked;
