/** Real databases and whole networks of adapters, for tests. */
package org.substra.ledger.testing;
