package org.substra.ledger.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.launch.Started;

class MainTest {

    private static final String GOOD = "5f4dcc3b5aa765d6";
    private static final Map<String, String> ALL =
            Map.of("DATABASE_PASSWORD", GOOD, "LEDGER_LOG_PASSWORD", GOOD, "RABBITMQ_PASSWORD", GOOD);
    private static final Map<String, String> LOG = Map.of("LEDGER_LOG_NAME", "log", "LEDGER_LOG_USER", "owner");

    @Test
    void does_not_serve_without_a_password_of_its_own_for_each_server() {
        ALL.keySet().forEach(name -> {
            var without = new HashMap<>(ALL);
            without.remove(name);
            refused(Started.of(Main.class, without), "not started: " + name + " is missing");

            without.put(name, "substra");
            refused(Started.of(Main.class, without), "not started: " + name + " is one that everybody knows");
        });
    }

    @Test
    void commands_need_the_passwords_of_their_databases_only() {
        refused(Started.of(Main.class, LOG, "migrate-log"), "LEDGER_LOG_PASSWORD is missing");

        var known = new HashMap<>(LOG);
        known.put("LEDGER_LOG_PASSWORD", "substra");
        refused(Started.of(Main.class, known, "migrate-log"), "LEDGER_LOG_PASSWORD is one that everybody knows");

        var unreachable = new HashMap<>(LOG);
        unreachable.putAll(Map.of("LEDGER_LOG_PASSWORD", GOOD, "LEDGER_LOG_HOST", "127.0.0.1", "LEDGER_LOG_PORT", "1"));
        refused(Started.of(Main.class, unreachable, "migrate-log"), "Connection to 127.0.0.1:1 refused");
    }

    private static void refused(Started started, String why) {
        assertThat(started).matches(ended -> ended.exit() == 1 && ended.said().startsWith(why));
    }
}
