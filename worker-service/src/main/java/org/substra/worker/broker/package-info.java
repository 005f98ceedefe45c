/**
 * Confirmed sending and the matching of answers to questions, for every channel of this service.
 */
@NullMarked
package org.substra.worker.broker;

import org.jspecify.annotations.NullMarked;
