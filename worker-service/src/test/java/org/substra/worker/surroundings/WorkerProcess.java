package org.substra.worker.surroundings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged worker in a process of its own, so that it can be frozen and killed. */
public final class WorkerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /** Starts a worker; its log is {@code target/<id>.log}. */
    public static WorkerProcess start(String id, Path mediaRoot, Map<String, String> more) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString());
        builder.environment().putAll(environment(id, mediaRoot));
        builder.environment().putAll(more);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", id + ".log").toFile()));
        try {
            Files.createDirectories(mediaRoot);
            return new WorkerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the process; returns its exit code. */
    public int exit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the worker did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void freeze() {
        signal("STOP");
    }

    public void wake() {
        signal("CONT");
    }

    public void kill() {
        signal("KILL");
        exit();
    }

    public void terminate() {
        signal("TERM");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot send SIG" + name, e);
        }
    }

    private static Map<String, String> environment(String id, Path mediaRoot) {
        var environment = new HashMap<String, String>();
        environment.put("WORKER_ID", id);
        environment.put("SUBSTRA_INSTANCE", id);
        environment.put("MEDIA_ROOT", mediaRoot.toAbsolutePath().toString());
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("DOCKER_HOST", Broker.env("TEST_DOCKER_HOST", "unix:///var/run/docker.sock"));
        environment.put("RABBITMQ_HOST", Broker.host());
        environment.put("RABBITMQ_PORT", Integer.toString(Broker.port()));
        environment.put("RABBITMQ_USERNAME", Broker.env("TEST_RABBITMQ_USERNAME", "test"));
        environment.put("RABBITMQ_PASSWORD", Broker.env("TEST_RABBITMQ_PASSWORD", "of-tests-only"));
        environment.put("RABBITMQ_VIRTUAL_HOST", "test-worker");
        environment.put("SUBSTRA_WORKER_LEASE", "5s");
        environment.put("SUBSTRA_WORKER_LEDGER_RESEND_AFTER", "1s");
        return environment;
    }

    /** Has a worker reach its engine by a way that can be cut. */
    public static Map<String, String> engineBy(Proxy proxy) {
        return Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + proxy.port());
    }

    /** Has a worker reach the broker by a way that can be cut. */
    public static Map<String, String> by(Proxy proxy) {
        return Map.of("RABBITMQ_HOST", "127.0.0.1", "RABBITMQ_PORT", Integer.toString(proxy.port()));
    }
}
