/**
 * The node's HTTP API, its users and credentials, and all bytes in and out.
 */
@NullMarked
package org.substra.api;

import org.jspecify.annotations.NullMarked;
