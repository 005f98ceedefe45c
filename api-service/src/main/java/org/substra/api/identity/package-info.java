/**
 * Who is asking: people with a token, other nodes with their Basic credentials, and on which channel.
 * Start at {@link org.substra.api.identity.Caller}.
 */
@NullMarked
package org.substra.api.identity;

import org.jspecify.annotations.NullMarked;
