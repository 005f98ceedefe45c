package org.substra.api.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.substra.launch.Launch;

/** The program: without arguments it serves, with arguments it executes one command and ends. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        Launch.withSecrets("DATABASE_PASSWORD", "RABBITMQ_PASSWORD");
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.setProperty("quarkus.profile", "prod,cli"); // no HTTP, no messaging: see application.properties
            Quarkus.run(CommandRunner.class, args);
        }
    }
}
