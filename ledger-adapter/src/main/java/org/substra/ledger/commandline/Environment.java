package org.substra.ledger.commandline;

import java.util.Optional;

/** The environment's variables; what is missing is named. */
final class Environment {

    private Environment() {}

    static Optional<String> optional(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    static String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }
}
