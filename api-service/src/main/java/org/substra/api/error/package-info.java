/**
 * How this API says no: one sealed family of failures and the one place that turns each of them, and
 * every failure of the framework, into its HTTP answer. Start at {@link org.substra.api.error.ApiFailure}.
 */
@NullMarked
package org.substra.api.error;

import org.jspecify.annotations.NullMarked;
