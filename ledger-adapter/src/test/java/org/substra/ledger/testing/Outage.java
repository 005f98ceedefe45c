package org.substra.ledger.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A database as it is reached over a network that fails on demand. */
public final class Outage extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger lostBefore = new AtomicInteger();
    private final AtomicInteger lostAfter = new AtomicInteger();
    private volatile boolean away;

    public Outage(TestDatabase database) {
        setUrl(database.url());
        PGSimpleDataSource real = (PGSimpleDataSource) database.source();
        setUser(real.getUser());
        setPassword(real.getPassword());
    }

    /** No connection is made from now on. */
    public void away(boolean isAway) {
        away = isAway;
    }

    /** The next appends do not arrive. */
    public void loseAppends(int count) {
        lostBefore.set(count);
    }

    /** The next appends arrive, and the connection is lost before anybody hears of it. */
    public void loseConfirmations(int count) {
        lostAfter.set(count);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("the network is away");
        }
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    boolean append = method.getName().equals("prepareStatement")
                            && String.valueOf(arguments[0]).contains("append");
                    Object result = call(connection, method, arguments);
                    return append ? statement((PreparedStatement) result) : result;
                });
    }

    private Object statement(PreparedStatement append) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                    boolean execute = method.getName().equals("execute");
                    if (execute && lostBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("lost on the way");
                    }
                    Object result = call(append, method, arguments);
                    if (execute && lostAfter.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("lost on the way back");
                    }
                    return result;
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
