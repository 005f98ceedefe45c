package org.substra.api.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: without arguments it serves, with arguments it executes one command and ends. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        if (System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != null) {
            System.setProperty("quarkus.otel.sdk.disabled", "false"); // an expression cannot say this
        }
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.setProperty("quarkus.profile", "prod,cli"); // no HTTP, no messaging: see application.properties
            Quarkus.run(CommandRunner.class, args);
        }
    }
}
