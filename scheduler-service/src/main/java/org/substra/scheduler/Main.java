package org.substra.scheduler;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.substra.launch.Launch;

/** The program. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Launch.withSecrets("DATABASE_PASSWORD", "RABBITMQ_PASSWORD");
        Quarkus.run(arguments);
    }
}
