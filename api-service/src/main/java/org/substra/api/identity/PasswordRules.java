package org.substra.api.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which passwords people may have. */
@ApplicationScoped
class PasswordRules {

    private static final int SHORTEST = 9;
    private static final int LONGEST = 64;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORT_NAME = 3;
    private static final String COMMON = "/common-passwords.txt";

    /** What people put before and after a word so that it passes for a password. */
    private static final Pattern TRIMMINGS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final Set<String> common = read();

    /**
     * Lets pass what is hard to guess.
     *
     * @throws IllegalArgumentException for any other, without the password
     */
    void check(UserName name, String password) {
        String same = Passwords.normal(password);
        long length = same.codePoints().count();
        require(
                length >= SHORTEST && length <= LONGEST,
                name,
                "needs " + SHORTEST + " to " + LONGEST + " characters, not " + length);
        require(same.codePoints().noneMatch(Character::isISOControl), name, "has a control character in it");
        require(!same.codePoints().allMatch(Character::isDigit), name, "is too easy to guess: only digits");
        require(
                same.codePoints().distinct().count() >= FEWEST_DIFFERENT,
                name,
                "is too easy to guess: fewer than " + FEWEST_DIFFERENT + " different characters");
        String lower = same.toLowerCase(Locale.ROOT);
        require(!holds(lower, name.value().toLowerCase(Locale.ROOT)), name, "is too easy to guess: the name is in it");
        require(!isCommon(lower), name, "is too easy to guess: it is one of those that everybody tries first");
    }

    private static boolean holds(String password, String name) {
        return name.length() <= SHORT_NAME ? password.startsWith(name) : password.contains(name);
    }

    private boolean isCommon(String lower) {
        return common.contains(lower)
                || common.contains(TRIMMINGS.matcher(lower).replaceAll(""));
    }

    private static void require(boolean kept, UserName name, String why) {
        if (!kept) {
            throw new IllegalArgumentException("the password of " + name + " " + why);
        }
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(PasswordRules.class.getResourceAsStream(COMMON))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }
}
