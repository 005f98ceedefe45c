/**
 * Bringing what the store lacks from its owner: fetched once however many want it, checked against the
 * hash on the ledger, kept. Start reading at {@link org.substra.api.material.Materials}.
 */
@NullMarked
package org.substra.api.material;

import org.jspecify.annotations.NullMarked;
