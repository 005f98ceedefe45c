/**
 * Models (spec 1.16). Start reading at {@code ModelResource}.
 */
@NullMarked
package org.substra.api.model;

import org.jspecify.annotations.NullMarked;
