package org.substra.worker.broker;

import io.quarkus.logging.LoggingFilter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Every channel tries its own connection every second: what that says is logged in one line, and now and then. */
@LoggingFilter(name = "lost-connections")
public final class LostConnections implements Filter {

    private static final String CLIENT = "io.vertx.rabbitmq.impl.RabbitMQClientImpl";
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    private final Map<String, Long> lastSaid = new ConcurrentHashMap<>();

    @Override
    public boolean isLoggable(LogRecord record) {
        Throwable cause = record.getThrown();
        if (!CLIENT.equals(record.getLoggerName()) || cause == null) {
            return true;
        }
        String message = record.getMessage() + ": " + root(cause);
        long now = record.getInstant().toEpochMilli();
        boolean due = now - lastSaid.getOrDefault(message, 0L) > PAUSE_MILLIS;
        if (due) {
            lastSaid.put(message, now);
            record.setMessage(message);
            record.setThrown(null);
        }
        return due;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
