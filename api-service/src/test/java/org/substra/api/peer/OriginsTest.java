package org.substra.api.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final URI ORIGIN = URI.create("https://nantes.test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://nantes.test/algo/0123abcd/file/",
                "https://nantes.test:443/algo/0123abcd/file/",
                "HTTPS://Nantes.TEST/algo/0123abcd/file/"
            })
    void an_address_at_the_origin_is_its_path(String address) {
        assertThat(Origins.path(ORIGIN, address)).contains("/algo/0123abcd/file/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://nantes.test/file/",
                "https://nantes.test:8443/file/",
                "https://nantes.test./file/",
                "https://paris.test/file/",
                "https://paris.test\\@nantes.test/file/",
                "https://nantes.test@paris.test/file/",
                "https://someone@nantes.test/file/",
                "https://nantes.test//paris.test/file/",
                "https://nantes.test/../file/",
                "https://nantes.test/a/%2e%2e/file/",
                "https://nantes.test/a/..",
                "https://nantes.test/file/?to=paris.test",
                "https://nantes.test/file/#paris.test",
                "https://nantes.test/file/\r\nHost: paris.test",
                "https://nantes.test/file/%0d%0aHost:%20paris.test",
                "https://nantes.test/file/č",
                "https://nantes.test",
                "//nantes.test/file/",
                "https:/file/",
                "file:///etc/passwd",
                "file://nantes.test/etc/passwd",
                "ftp://nantes.test/file/",
                "jar:https://nantes.test/file/",
                "",
            })
    void what_is_elsewhere_or_more_than_a_path_has_none(String address) {
        assertThat(Origins.path(ORIGIN, address)).isEmpty();
    }

    @Test
    void neither_has_what_is_too_long() {
        assertThat(Origins.path(ORIGIN, "https://nantes.test/" + "a/".repeat(5_000)))
                .isEmpty();
        assertThat(Origins.path(ORIGIN, "https://nantes.test/" + "a/".repeat(900)))
                .isPresent();
    }

    @Test
    void another_spelling_of_the_same_host_is_another_host() {
        URI loopback = URI.create("http://127.0.0.1:8000");

        assertThat(Origins.path(loopback, "http://[::ffff:127.0.0.1]:8000/x")).isEmpty();
        assertThat(Origins.path(loopback, "http://2130706433:8000/x")).isEmpty();
        assertThat(Origins.path(loopback, "http://localhost:8000/x")).isEmpty();
    }
}
