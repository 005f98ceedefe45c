import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Runs the statements on standard input, one per line, each in a transaction of its own, and prints the first column of what
 * they answer; PG* name the database.
 */
final class Sql {

    private static final String DATABASE_EXISTS = "42P04";

    private Sql() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run();
        } catch (SQLException refused) {
            System.err.println("error: " + refused.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws SQLException, IOException {
        var environment = System.getenv();
        var login = new Properties();
        login.setProperty("user", environment.get("PGUSER"));
        login.setProperty("password", environment.get("PGPASSWORD"));
        var url = "jdbc:postgresql://%s:%s/%s"
                .formatted(environment.get("PGHOST"), environment.get("PGPORT"), environment.get("PGDATABASE"));
        var lines = new BufferedReader(new InputStreamReader(System.in));
        try (var connection = DriverManager.getConnection(url, login);
                var statement = connection.createStatement()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                execute(statement, line);
            }
        }
    }

    /** There is no CREATE DATABASE IF NOT EXISTS: one that is there is what was wanted. */
    private static void execute(java.sql.Statement statement, String line) throws SQLException {
        try {
            if (statement.execute(line)) {
                print(statement.getResultSet());
            }
        } catch (SQLException refused) {
            if (!DATABASE_EXISTS.equals(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        while (rows.next()) {
            System.out.println(rows.getString(1));
        }
    }
}
