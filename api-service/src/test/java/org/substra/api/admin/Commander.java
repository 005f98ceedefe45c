package org.substra.api.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.substra.api.audit.Audit;
import picocli.CommandLine;

/** Runs commands as the program would, in the service that is being tested. */
@ApplicationScoped
class Commander {

    /** What came of it, and what it said on either output. */
    record Ran(int code, String text) {}

    private final CommandRunner runner;

    Commander(CommandLine.IFactory factory, Audit audit) {
        this.runner = new CommandRunner(factory, audit);
    }

    Ran run(String input, String... args) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        var written = new ByteArrayOutputStream();
        try (var text = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(text);
            System.setErr(text);
            return new Ran(runner.run(args), written.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }
}
