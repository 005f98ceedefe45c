package org.substra.api.admin;

import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Optional;
import org.substra.api.audit.Audit;
import org.substra.api.audit.AuditEvent;
import org.substra.contract.OrganisationId;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Executes the command of the arguments. Exit code 0: done, 1: failed, 2: not understood; the reason is on stderr. */
class CommandRunner implements QuarkusApplication {

    private final CommandLine.IFactory factory;
    private final Audit audit;

    CommandRunner(CommandLine.IFactory factory, Audit audit) {
        this.factory = factory;
        this.audit = audit;
    }

    @Override
    public int run(String... args) {
        return new CommandLine(Commands.class, factory)
                .registerConverter(OrganisationId.class, OrganisationId::fromString)
                .setExecutionStrategy(this::execute)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(command.getCommandName() + ": " + sentence(failure));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }

    /** No argument is a secret, so all may stand in the audit log. */
    private int execute(ParseResult parsed) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return 0;
        }
        List<CommandLine> path = parsed.asCommandLineList();
        List<String> arguments = parsed.originalArgs();
        var event = new AuditEvent(
                String.join(" ", arguments.subList(0, path.size() - 1)),
                String.join(" ", arguments.subList(path.size() - 1, arguments.size())),
                Optional.of(System.getProperty("user.name")),
                "command");
        try {
            int code = new CommandLine.RunLast().execute(parsed);
            audit.done(event);
            return code;
        } catch (CommandLine.ExecutionException failure) {
            audit.failed(event);
            throw failure;
        }
    }

    private static String sentence(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
