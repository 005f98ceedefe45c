/** Other nodes at their worst: servers that answer whatever a test likes, and names that mean another host each time. */
@NullMarked
package org.substra.api.peer;

import org.jspecify.annotations.NullMarked;
