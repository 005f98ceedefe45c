/**
 * Runs one tuple: materials, containers, result.
 */
@NullMarked
package org.substra.worker;

import org.jspecify.annotations.NullMarked;
