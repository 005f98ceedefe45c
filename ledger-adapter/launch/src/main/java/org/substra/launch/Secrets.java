package org.substra.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process has to prove to its servers who it is by: in a variable, or in the file that the variable with {@code
 * _FILE} after its name names.
 */
public final class Secrets {

    private static final String IN_A_FILE = "_FILE";
    private static final int LONGEST = 4096;

    /** What examples and servers as they are delivered have. */
    private static final Set<String> EXAMPLES = Set.of(
            "admin",
            "backend",
            "changeit",
            "changeme",
            "default",
            "example",
            "guest",
            "password",
            "postgres",
            "rabbitmq",
            "root",
            "secret",
            "substra",
            "test");

    private Secrets() {}

    /**
     * The secret of that name.
     *
     * @throws IllegalArgumentException when it is missing, or is one that everybody knows; the message names it, and
     *     does not say it
     */
    public static String read(String name, Map<String, String> environment) {
        @Nullable String value = environment.get(name);
        @Nullable String file = environment.get(name + IN_A_FILE);
        if (value != null && file != null) {
            throw new IllegalArgumentException(name + " and " + name + IN_A_FILE + " are both set: take one away");
        }
        String secret = value == null && file != null ? content(name, Path.of(file)) : value;
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(
                    name + " is missing: set it, or set " + name + IN_A_FILE + " to the path of a file that holds it");
        }
        if (isExample(secret)) {
            throw new IllegalArgumentException(
                    name + " is one that everybody knows from an example: draw one of your own,"
                            + " as by: openssl rand -hex 32");
        }
        return secret;
    }

    /** Whether it is the word of an example, however it is written and numbered. */
    public static boolean isExample(String secret) {
        return EXAMPLES.contains(secret.toLowerCase(Locale.ROOT).replaceAll("[-_ 0-9]", ""));
    }

    /** One line; its end is not of it. */
    private static String content(String name, Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(name + IN_A_FILE + ": " + file + " is too large for a secret");
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(name + IN_A_FILE + ": cannot read " + file, unreadable);
        }
    }
}
