package org.substra.ledger.commandline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.launch.Launch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Without arguments the adapter serves; with arguments it does one thing and ends, without broker or HTTP. */
@QuarkusMain
@RegisterForReflection
@Command(
        name = "ledger-adapter",
        mixinStandardHelpOptions = true,
        description = "Serves when called without arguments. Commands work on the databases named by the environment.",
        subcommands = {MigrateLog.class, WriteGenesis.class, Verify.class})
public final class Main {

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Launch.withSecrets("DATABASE_PASSWORD", "LEDGER_LOG_PASSWORD", "RABBITMQ_PASSWORD");
            Quarkus.run();
        } else {
            System.exit(execute(arguments));
        }
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
