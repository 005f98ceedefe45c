/**
 * Where records stand: the one small interface that rules read and write through, and the
 * transaction-local view that lets a rule find what it has just written.
 */
@NullMarked
package org.substra.contract.world;

import org.jspecify.annotations.NullMarked;
