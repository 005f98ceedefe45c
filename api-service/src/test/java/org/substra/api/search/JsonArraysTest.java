package org.substra.api.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonArraysTest {

    @Test
    void are_whole() {
        assertThat(JsonArrays.whole(List.of())).asString(UTF_8).isEqualTo("[]");
        assertThat(JsonArrays.whole(items("1"))).asString(UTF_8).isEqualTo("[1]");
        assertThat(JsonArrays.whole(items("{}", "", "[2]"))).asString(UTF_8).isEqualTo("[{},,[2]]");
    }

    @Test
    void are_the_same_in_parts() {
        assertThat(together(List.of(items("1")))).isEqualTo("[1]");
        assertThat(together(List.of(items("1", "2"), items("3"), items("4", "5"))))
                .isEqualTo("[1,2,3,4,5]");
    }

    private static String together(List<List<byte[]>> pages) {
        return JsonArrays.parts(Multi.createFrom().iterable(pages))
                .subscribe()
                .asStream()
                .map(part -> new String(part, UTF_8))
                .collect(Collectors.joining());
    }

    private static List<byte[]> items(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
