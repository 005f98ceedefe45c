package org.substra.api.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: without arguments it serves, with arguments it executes one command and ends. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        try {
            // Properties of this process, which the settings read; nobody else sees them
            Secrets.read(System.getenv()).forEach(System::setProperty);
        } catch (IllegalArgumentException refused) {
            System.err.println("not started: " + refused.getMessage());
            System.exit(1);
        }
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.setProperty("quarkus.profile", "prod,cli"); // no HTTP, no messaging: see application.properties
            Quarkus.run(CommandRunner.class, args);
        }
    }
}
