/** Statements that change many rows at once. */
@NullMarked
package org.substra.scheduler.database;

import org.jspecify.annotations.NullMarked;
