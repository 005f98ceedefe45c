package org.substra.ledger.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own on the real PostgreSQL that TEST_POSTGRES_* names; gone when closed. */
public final class TestDatabase implements AutoCloseable {

    private static final String[] OWN_SCHEMA = {"/db/migration/V1__ledger.sql", "/db/migration/V2__plans.sql"};
    private static final String LOG_SCHEMA = "/log/schema.sql";

    private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

    private TestDatabase(String... scripts) {
        execute(source("postgres"), "create database " + name);
        for (String script : scripts) {
            execute(source(), read(script));
        }
    }

    /** A database without tables, for a service that makes them itself. */
    public static TestDatabase emptyOwn() {
        return new TestDatabase();
    }

    public String url() {
        return "jdbc:postgresql://" + environment("HOST", "127.0.0.1") + ":" + environment("PORT", "18040") + "/" + name
                + "?ApplicationName=test";
    }

    /** An adapter's own database, empty. */
    public static TestDatabase own() {
        return new TestDatabase(OWN_SCHEMA);
    }

    /** A shared log, empty. */
    public static TestDatabase log() {
        return new TestDatabase(LOG_SCHEMA);
    }

    public DataSource source() {
        return source(name);
    }

    /** Somebody with the rights of an administrator does something to the database. */
    public void tamper(String sql) {
        execute(source(), sql);
    }

    public long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row. */
    public String text(String sql) {
        try (Connection connection = source().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        execute(source("postgres"), "drop database " + name + " with (force)");
    }

    private static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static DataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {environment("HOST", "127.0.0.1")});
        source.setPortNumbers(new int[] {Integer.parseInt(environment("PORT", "18040"))});
        source.setUser(environment("USER", "substra"));
        source.setPassword(environment("PASSWORD", "substra"));
        source.setDatabaseName(database);
        return source;
    }

    private static String environment(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv("TEST_POSTGRES_" + name), otherwise);
    }

    private static String read(String script) {
        try (InputStream file = Objects.requireNonNull(TestDatabase.class.getResourceAsStream(script))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
