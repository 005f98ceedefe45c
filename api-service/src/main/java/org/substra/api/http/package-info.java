/**
 * What holds for every path of the API before it is matched.
 */
@NullMarked
package org.substra.api.http;

import org.jspecify.annotations.NullMarked;
