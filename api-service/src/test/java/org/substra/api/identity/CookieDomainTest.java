package org.substra.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookieDomainTest {

    @Test
    void is_what_was_registered_under_a_public_suffix() {
        assertThat(CookieDomain.of("substra-backend.owkin.xyz")).contains("owkin.xyz");
        assertThat(CookieDomain.of("a.b.hospital.co.uk")).contains("hospital.co.uk");
        assertThat(CookieDomain.of("owkin.xyz")).contains("owkin.xyz");
    }

    @Test
    void is_no_suffix_under_which_strangers_register() {
        assertThat(CookieDomain.of("node.ours.github.io")).contains("ours.github.io");
        assertThat(CookieDomain.of("github.io")).contains("github.io");
    }

    @Test
    void is_the_host_itself_where_nothing_is_registered() {
        assertThat(CookieDomain.of("localhost")).contains("localhost");
        assertThat(CookieDomain.of("node.internal")).contains("node.internal");
        assertThat(CookieDomain.of("10.0.0.7")).contains("10.0.0.7");
        assertThat(CookieDomain.of("[::1]")).contains("[::1]");
    }

    @Test
    void is_nothing_for_what_is_no_host() {
        assertThat(CookieDomain.of(null)).isEmpty();
        assertThat(CookieDomain.of("owkin.xyz; Secure")).isEmpty();
    }
}
