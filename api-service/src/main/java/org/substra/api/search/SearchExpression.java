package org.substra.api.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

/**
 * The grammar: groups between {@code -OR-}, in a group {@code asset:attribute:value} between commas. Clients escape a value
 * twice and the whole once more; the outermost escape is gone when an expression comes here.
 */
final class SearchExpression {

    private static final int PARTS = 3;
    private static final Pattern ESCAPED = Pattern.compile("(?:%\\p{XDigit}{2})+");

    private SearchExpression() {}

    /**
     * What is wanted; an item that any of them wants is found.
     *
     * @throws InvalidRequest when it is no expression
     */
    static List<Wanted> parse(String expression) {
        var wanted = new ArrayList<Wanted>();
        for (String group : expression.split("-OR-", -1)) {
            wanted.addAll(group(group));
        }
        return List.copyOf(wanted);
    }

    private static List<Wanted> group(String text) {
        Map<String, Wanted> byAsset = new LinkedHashMap<>();
        for (String filter : text.split(",", -1)) {
            String[] parts = unescaped(filter).split(":", -1);
            if (parts.length < PARTS || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw malformed("'" + Limits.shown(filter) + "' is not of the form asset:attribute:value");
            }
            byAsset.computeIfAbsent(parts[0], asset -> new Wanted(asset, new LinkedHashMap<>()))
                    .attributes()
                    .computeIfAbsent(parts[1], _ -> new ArrayList<>())
                    .add(value(parts[2]));
        }
        return List.copyOf(byAsset.values());
    }

    private static String value(String escaped) {
        String value = unescaped(escaped);
        if (value.indexOf('\0') >= 0) {
            throw malformed("'" + Limits.shown(escaped) + "' holds a NUL, which no attribute does");
        }
        return value;
    }

    /** A plus sign stays one, and so does what only looks like an escape: a tag may be "50%". */
    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(found.group().replace("%", "")), StandardCharsets.UTF_8)));
    }

    private static InvalidRequest malformed(String what) {
        return new InvalidRequest("Malformed search filters: invalid syntax: " + what);
    }
}
