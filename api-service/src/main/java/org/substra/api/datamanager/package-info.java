/**
 * Data managers (spec 1.8). Start reading at {@code DataManagerResource}.
 */
@NullMarked
package org.substra.api.datamanager;

import org.jspecify.annotations.NullMarked;
