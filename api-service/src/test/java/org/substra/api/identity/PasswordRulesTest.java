package org.substra.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final UserName ALICE = UserName.chosen("Alice");

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"p@$swr0d44", "correct horse battery", "zwölf Boxkämpfer", "Bachstelze-Kran"})
    void takes_what_is_hard_to_guess(String password) {
        assertThatCode(() -> rules.check(ALICE, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "short-8x, 'needs 9 to 64 characters, not 8'",
        "1357924680123, only digits",
        "٣٥٧٩١٢٤٦٨٠, only digits",
        "abababababab, fewer than 5 different characters",
        "not-alice-again, the name is in it",
        "Password123!, one of those that everybody tries first",
        "PASSWORD, needs 9 to 64",
        "1qaz2wsx3edc, one of those that everybody tries first",
        "2024substra2024, one of those that everybody tries first",
    })
    void refuses_what_is_not_and_says_why_without_it(String password, String why) {
        assertThatThrownBy(() -> rules.check(ALICE, password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the password of Alice ")
                .hasMessageContaining(why)
                .hasMessageNotContaining(password);
    }

    @Test
    void counts_characters_not_bytes() {
        assertThatCode(() -> rules.check(ALICE, "🐎🔋🧷🐴🐄🐖🐑🐐🐓")).doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.check(ALICE, "abcde".repeat(13))).hasMessageContaining("not 65");
    }

    @Test
    void the_same_letters_are_the_same_password_however_they_are_typed() {
        assertThat(Passwords.normal("zwo\u0308lf")).isEqualTo("zwölf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " alice", "ali\u0000ce", "ali\nce", "ali\ud800ce"})
    void names_are_of_letters_that_can_be_seen(String name) {
        assertThatThrownBy(() -> UserName.chosen(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserName.chosen("x".repeat(151))).hasMessageContaining("1 to 150");
    }
}
