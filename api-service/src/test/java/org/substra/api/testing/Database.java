package org.substra.api.testing;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** The service's database, for what a test cannot do through a door. */
@ApplicationScoped
public class Database {

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    public void run(String sql) {
        Await.result(() -> pool.query(sql).execute());
    }

    /** The first column of the first row. */
    public String text(String sql) {
        return Await.result(() -> pool.query(sql).execute()).iterator().next().getString(0);
    }
}
