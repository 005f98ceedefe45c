package org.substra.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

/**
 * An expression as an SQL condition on a list's rows. What came from outside is in the values only, which become the
 * parameters from the second on; the text is put together from this package's own words.
 *
 * @param sql true for every row when nothing is searched for
 */
record SearchCondition(String sql, List<Object> values) {

    private static final int FIRST = 2;

    /** @throws InvalidRequest when it is no expression, or not one for this list */
    static SearchCondition of(SearchList list, @Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            return new SearchCondition("true", List.of());
        }
        var values = new ArrayList<Object>();
        String any = SearchExpression.parse(expression).stream()
                .map(wanted -> condition(list, wanted, values))
                .collect(Collectors.joining(" or "));
        return new SearchCondition("(" + any + ")", List.copyOf(values));
    }

    private static String condition(SearchList list, Wanted wanted, List<Object> values) {
        if (list.isOwn(wanted.asset())) {
            return every(list.items(), wanted, values);
        }
        Join join = list.joins().get(wanted.asset());
        if (join == null) {
            throw new InvalidRequest("Malformed search filters: not authorized filter key "
                    + Limits.shown(wanted.asset()) + " for asset " + list.word());
        }
        // the values of a condition that does not mention them would be parameters without a type
        boolean never = join.how().equals(Join.NEVER);
        String other = every(join.asset(), wanted, never ? new ArrayList<>() : values);
        return never ? Join.NEVER : join.how().formatted(join.asset().rows() + " and " + other);
    }

    private static String every(Searchable asset, Wanted wanted, List<Object> values) {
        return wanted.attributes().entrySet().stream()
                .map(attribute -> equal(asset, wanted.asset(), attribute, values))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** One value by itself: then the rows come off an index in its order. */
    private static String comparison(List<String> wanted, List<Object> values) {
        boolean one = wanted.size() == 1;
        values.add(one ? wanted.getFirst() : wanted.toArray(String[]::new));
        String parameter = "$" + (values.size() + FIRST - 1);
        return one ? "= " + parameter : "= any (" + parameter + ")";
    }

    private static String equal(
            Searchable asset, String word, Map.Entry<String, List<String>> attribute, List<Object> values) {
        String text = asset.texts().get(attribute.getKey());
        if (text != null) {
            return text.formatted(comparison(attribute.getValue(), values));
        }
        if (asset.others().contains(attribute.getKey())) {
            return Join.NEVER;
        }
        throw new InvalidRequest("Malformed search filters: " + word + " has no attribute "
                + Limits.shown(attribute.getKey()) + " to search for, but " + String.join(", ", asset.attributes()));
    }
}
