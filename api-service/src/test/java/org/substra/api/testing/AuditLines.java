package org.substra.api.testing;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.substra.api.audit.Audit;

/** The lines of the audit log since it was opened. */
public final class AuditLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger log = Logger.getLogger(Audit.CATEGORY);

    private AuditLines() {}

    public static AuditLines open() {
        var lines = new AuditLines();
        lines.log.addHandler(lines);
        return lines;
    }

    /** As they were written. */
    public List<String> texts() {
        return List.copyOf(lines);
    }

    /** Each one's fields, without the time, which differs. */
    public List<Map<String, String>> fields() {
        return lines.stream().map(AuditLines::fields).toList();
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = JsonPath.from(line).getMap("");
        fields.remove("time");
        return fields;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
    }
}
