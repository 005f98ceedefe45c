/**
 * The messages between the ledger adapter and the other services. Read and written only by
 * {@link org.substra.contract.Json}; trace context travels in the broker's headers.
 */
@NullMarked
package org.substra.contract.message;

import org.jspecify.annotations.NullMarked;
