package org.substra.worker;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.substra.launch.Launch;

/** The program. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Launch.withSecrets("RABBITMQ_PASSWORD");
        Quarkus.run(arguments);
    }
}
