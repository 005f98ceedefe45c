package org.substra.scheduler.backlog;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Log lines about one tuple: they carry its key and channel as fields, so that its story can be found. */
public final class TupleLog {

    private static final Logger LOG = Logger.getLogger("org.substra.scheduler");

    private TupleLog() {}

    /** One line per transition of a tuple. */
    public static void info(TupleId id, String format, Object... arguments) {
        log(Logger.Level.INFO, id, format, arguments);
    }

    /** What an operator should know about. */
    public static void warn(TupleId id, String format, Object... arguments) {
        log(Logger.Level.WARN, id, format, arguments);
    }

    public static void debug(TupleId id, String format, Object... arguments) {
        log(Logger.Level.DEBUG, id, format, arguments);
    }

    private static void log(Logger.Level level, TupleId id, String format, Object... arguments) {
        MDC.put("channel", id.channel());
        MDC.put("tuple", id.tuple());
        try {
            LOG.logf(level, "tuple " + id.tuple() + " " + format, arguments);
        } finally {
            MDC.remove("channel");
            MDC.remove("tuple");
        }
    }
}
