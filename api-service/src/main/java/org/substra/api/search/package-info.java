/**
 * The {@code search} parameter of lists (spec 1.17): its grammar, which asset of which list has which attribute in which
 * column, and the items that it finds, page by page. Start reading at {@link org.substra.api.search.SearchList}.
 */
@NullMarked
package org.substra.api.search;

import org.jspecify.annotations.NullMarked;
