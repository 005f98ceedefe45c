package org.substra.scheduler.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.substra.scheduler.fake.Database;

@QuarkusTest
class UpgradeTest {

    @Inject
    Database database;

    @Inject
    DataSource source;

    @Test
    void lets_everybody_take_part_who_has_work_already() {
        database.change("drop schema if exists upgrade cascade");
        migrations().target("2").load().migrate();
        add("waits", "waiting", "plan-of-another-time");
        add("outside", "todo", null);
        add("outside too", "doing", null);
        add("planned", "todo", "plan-a");
        add("planned too", "todo", "plan-a");
        add("running", "doing", "plan-b");

        migrations().load().migrate();

        assertThat(database.value("select string_agg(channel || '/' || plan, ' ' order by plan) from upgrade.share"))
                .isEqualTo("mychannel/ mychannel/plan-a mychannel/plan-b");
        assertThat(database.value("select string_agg(channel || ' ' || priority, ',') from upgrade.level"))
                .isEqualTo("mychannel 0");
        database.change("drop schema upgrade cascade");
    }

    private FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(source)
                .schemas("upgrade")
                .locations("filesystem:src/main/resources/db/migration");
    }

    private void add(String tuple, String status, String plan) {
        database.change("""
                insert into upgrade.backlog values ('mychannel', '%s', 'traintuple', '{}', 1, 0, 0, '%s', 0, 0, false,
                    now(), null, null, %s)
                """.formatted(tuple, status, plan == null ? "null" : "'" + plan + "'"));
    }
}
