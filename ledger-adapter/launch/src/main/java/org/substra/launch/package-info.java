/**
 * What every service does before its framework starts. Plain Java, no framework.
 */
@NullMarked
package org.substra.launch;

import org.jspecify.annotations.NullMarked;
