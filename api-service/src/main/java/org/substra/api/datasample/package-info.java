/**
 * Data samples (spec 1.9). Start reading at {@code DataSampleResource}.
 */
@NullMarked
package org.substra.api.datasample;

import org.jspecify.annotations.NullMarked;
