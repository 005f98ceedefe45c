/**
 * Everything a tuple needs, found in the store or brought by the api, its hash checked. Start at
 * {@link org.substra.worker.material.Materials}.
 */
@NullMarked
package org.substra.worker.material;

import org.jspecify.annotations.NullMarked;
