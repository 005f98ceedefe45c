package org.substra.ledger.postgres;

import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database before whose n-th use by a submitter something else happens. */
final class Meanwhile {

    private final DataSource database;
    private final Callable<?> event;
    private final AtomicInteger left = new AtomicInteger();

    Meanwhile(DataSource database, Callable<?> event) {
        this.database = database;
        this.event = event;
    }

    /** @param use the number, from 1, of the connection before which it happens */
    void arm(int use) {
        left.set(use);
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    boolean submitter = !Thread.currentThread().getName().startsWith("follower");
                    if (submitter && left.get() > 0 && left.decrementAndGet() == 0) {
                        event.call();
                    }
                    return method.invoke(database, arguments);
                });
    }
}
