/** The document of the API against what the tests really see. */
@NullMarked
package org.substra.api.openapi;

import org.jspecify.annotations.NullMarked;
