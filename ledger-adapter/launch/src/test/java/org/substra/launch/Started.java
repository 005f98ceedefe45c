package org.substra.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a program ended that a test has started in a process of its own.
 *
 * @param said on both of its outputs
 */
public record Started(int exit, String said) {

    /** The program begins in that class, and has these variables only. */
    public static Started of(Class<?> program, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Started(process.waitFor(), said);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError("cannot start " + program, failure);
        }
    }
}
