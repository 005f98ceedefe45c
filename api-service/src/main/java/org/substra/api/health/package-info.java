/**
 * What operators and their machines ask: is it alive, is it ready, how far behind is it?
 */
@NullMarked
package org.substra.api.health;

import org.jspecify.annotations.NullMarked;
