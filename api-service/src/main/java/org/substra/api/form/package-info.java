/**
 * Reading requests: JSON, forms and multipart become the same named fields, and what is wrong with them
 * is collected, field by field. Start reading at {@link org.substra.api.form.Fields}.
 */
@NullMarked
package org.substra.api.form;

import org.jspecify.annotations.NullMarked;
