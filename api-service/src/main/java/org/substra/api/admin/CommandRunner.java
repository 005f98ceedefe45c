package org.substra.api.admin;

import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine;

/** Executes the command of the arguments. Exit code 0: done, 1: failed, 2: not understood; the reason is on stderr. */
class CommandRunner implements QuarkusApplication {

    private final CommandLine.IFactory factory;

    CommandRunner(CommandLine.IFactory factory) {
        this.factory = factory;
    }

    @Override
    public int run(String... args) {
        return new CommandLine(Commands.class, factory)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(command.getCommandName() + ": " + sentence(failure));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }

    private static String sentence(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
