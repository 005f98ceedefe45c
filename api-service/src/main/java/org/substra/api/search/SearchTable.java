package org.substra.api.search;

import java.util.List;

/** A table of the read model that is searched, and the columns that its lists are ordered by; the last is the key. */
enum SearchTable {
    ASSETS("ledger_asset", List.of("owner", "key")),
    TUPLES("ledger_tuple", List.of("kind", "list_order", "key")),
    COMPUTE_PLANS("ledger_compute_plan", List.of("key"));

    private final String table;
    private final List<String> order;

    SearchTable(String table, List<String> order) {
        this.table = table;
        this.order = order;
    }

    String table() {
        return table;
    }

    List<String> order() {
        return order;
    }
}
