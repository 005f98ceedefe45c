package org.substra.api.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An asset that can be searched for.
 *
 * @param kinds as the table's column {@code kind} tells them; none: the table has no other rows
 * @param texts its attributes that are texts, each with the SQL condition on a row called {@code item} under which the
 *     attribute has a value; {@code %1$s} stands for the comparison with the values
 * @param others its attributes that are no texts: no value ever equals them
 */
record Searchable(SearchTable table, Set<String> kinds, Map<String, String> texts, Set<String> others) {

    /** The rows of the asset, called {@code item}, on the channel that is the statement's first parameter. */
    String rows() {
        String rows = table.table() + " item where item.channel = $1";
        if (kinds.isEmpty()) {
            return rows;
        }
        String words = kinds.stream().sorted().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
        return rows + " and item.kind in (" + words + ")";
    }

    /** All attributes, for a message. */
    List<String> attributes() {
        return texts.keySet().stream().sorted().toList();
    }
}
