package org.substra.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.api.error.InvalidRequest;

class SearchExpressionTest {

    @Test
    void groups_values_by_asset_and_attribute() {
        assertThat(SearchExpression.parse("algo:name:a,model:hash:m,algo:name:b,algo:owner:o-OR-algo:key:k"))
                .containsExactly(
                        new Wanted("algo", Map.of("name", List.of("a", "b"), "owner", List.of("o"))),
                        new Wanted("model", Map.of("hash", List.of("m"))),
                        new Wanted("algo", Map.of("key", List.of("k"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a:b,c", "50%", "%41", "a+b c", "zürich/ü", ""})
    void understands_values_that_clients_have_escaped_twice(String value) {
        String sent = "traintuple:tag:" + escaped(escaped(value));

        assertThat(SearchExpression.parse(sent))
                .containsExactly(new Wanted("traintuple", Map.of("tag", List.of(value))));
    }

    @Test
    void takes_the_first_three_parts_and_leaves_what_is_no_escape() {
        assertThat(SearchExpression.parse("traintuple:tag:100%:more"))
                .containsExactly(new Wanted("traintuple", Map.of("tag", List.of("100%"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "algo",
                "algo:name",
                "algo:name:x,",
                ":name:x",
                "algo::x",
                "algo:name:x-OR-",
                "algo:name:%2500"
            })
    void says_what_is_wrong_with_the_syntax(String expression) {
        assertThatThrownBy(() -> SearchExpression.parse(expression))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("Malformed search filters: invalid syntax: ");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
