/**
 * How an asset with files is registered: local validation, the files into the store, the command to the
 * ledger. Start reading at {@link org.substra.api.registration.Registrations}.
 */
@NullMarked
package org.substra.api.registration;

import org.jspecify.annotations.NullMarked;
