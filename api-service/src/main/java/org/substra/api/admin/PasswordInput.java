package org.substra.api.admin;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where passwords come from: never from arguments, which everybody on the machine can see. */
final class PasswordInput {

    static final String VARIABLE = "PASSWORD";

    static final String WAYS = "The password is read from the environment (" + VARIABLE
            + "), is asked for on a terminal, or is the first line of the standard input.";

    private PasswordInput() {}

    static String read() throws IOException {
        @Nullable String password = System.getenv(VARIABLE);
        @Nullable Console console = System.console();
        if (password == null && console != null && console.isTerminal()) {
            password = ask(console);
        } else if (password == null) {
            password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "no password: set " + VARIABLE + " or write it to the standard input, on one line");
        }
        return password;
    }

    private static @Nullable String ask(Console console) {
        char @Nullable [] first = console.readPassword("Password: ");
        char @Nullable [] again = console.readPassword("Again: ");
        if (first == null || again == null) {
            return null;
        }
        if (!new String(first).equals(new String(again))) {
            throw new IllegalArgumentException("these are two different passwords");
        }
        return new String(first);
    }
}
