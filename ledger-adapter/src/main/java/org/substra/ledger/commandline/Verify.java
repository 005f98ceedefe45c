package org.substra.ledger.commandline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.ledger.log.SharedLog;
import org.substra.ledger.verification.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows that everything this adapter has stored follows from the log, or names the first thing that does not. */
@RegisterForReflection
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Executes the log from entry 0 in a scratch schema of the own database and compares hashes, outcomes,",
            "events and every row of the world state with what is stored. Names the first bad entry or row and",
            "ends with 1; ends with 0 when all is well. Takes the environment of the serving adapter, which may run."
        })
final class Verify implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--channel", description = "Only this channel; all channels of LEDGER_GENESIS otherwise.")
    private @Nullable String only;

    @Override
    public Integer call() throws SQLException {
        byte[] pinned = Environment.required("LEDGER_GENESIS").getBytes(StandardCharsets.UTF_8);
        Map<?, ?> genesis = Json.read(pinned, Map.class);
        if (genesis.isEmpty() || only != null && !genesis.containsKey(only)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "LEDGER_GENESIS pins no hash for " + (only == null ? "any channel" : "channel " + only)
                            + ", only for " + genesis.keySet());
        }
        boolean well = true;
        for (var entry : genesis.entrySet()) {
            String channel = String.valueOf(entry.getKey());
            if (only == null || only.equals(channel)) {
                well &= verify(channel, new Key(String.valueOf(entry.getValue())));
            }
        }
        return well ? 0 : 1;
    }

    private boolean verify(String channel, Key genesis) throws SQLException {
        PrintWriter out = spec.commandLine().getOut();
        String schema = "verify_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Databases.own().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            try {
                Optional<String> wrong = verify(channel, genesis, schema, out);
                out.println("channel " + channel + ": " + wrong.orElse("verified"));
                return wrong.isEmpty();
            } finally {
                statement.execute("drop schema " + schema + " cascade");
            }
        }
    }

    private static Optional<String> verify(String channel, Key genesis, String schema, PrintWriter out)
            throws SQLException {
        try (Connection scratch = Databases.own(schema).getConnection()) {
            for (String script : Scripts.OWN_SCHEMA) {
                Scripts.run(scratch, script);
            }
        }
        var log = new SharedLog(Databases.log());
        var verification = new Verification(channel, genesis, log, Databases.own(), Databases.own(schema));
        return verification.run(entries -> {
            out.println("channel " + channel + ": " + entries + " entries executed");
            out.flush();
        });
    }
}
