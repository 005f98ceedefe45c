/** A log recorded once, executed again by every build: the rules do not change under history. */
package org.substra.contract.history;
