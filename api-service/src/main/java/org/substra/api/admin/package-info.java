/**
 * The commands of this program: with arguments it does one of them and ends, instead of serving.
 */
@NullMarked
package org.substra.api.admin;

import org.jspecify.annotations.NullMarked;
