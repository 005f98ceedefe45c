/**
 * Files of other nodes that this one has fetched: a cache with a budget, from which those go first that were used least
 * recently. Start reading at {@link org.substra.api.fetched.FetchedFiles}.
 */
@NullMarked
package org.substra.api.fetched;

import org.jspecify.annotations.NullMarked;
