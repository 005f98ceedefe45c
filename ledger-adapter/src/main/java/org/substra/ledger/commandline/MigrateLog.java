package org.substra.ledger.commandline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.substra.ledger.log.LogGrants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares the shared log's database; its owner runs it, again after every release. */
@RegisterForReflection
@Command(
        name = "migrate-log",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the tables and the function of the shared log and grants each member what it needs:",
            "to read the log and to append to it, nothing else. Run it as the owner of the log's database",
            "(LEDGER_LOG_HOST, _PORT, _NAME, _USER, _PASSWORD or _PASSWORD_FILE); repeating it is no harm."
        })
final class MigrateLog implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--reader", paramLabel = "ROLE", description = "A member's role in the log's database; repeatable.")
    private List<String> readers = List.of();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = Databases.log().getConnection()) {
            Scripts.run(connection, Scripts.LOG_SCHEMA);
            for (String reader : readers) {
                LogGrants.grant(connection, reader);
            }
        }
        spec.commandLine().getOut().println("the log is ready for " + (readers.isEmpty() ? "its owner" : readers));
        return 0;
    }
}
