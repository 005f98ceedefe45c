package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.TupleStatus;
import org.substra.contract.command.Command;
import org.substra.contract.event.Event;
import org.substra.contract.message.QueryAnswer.OpenTuple;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;

/** Reads of what was executed on one channel. */
public final class Archive {

    /** How many bytes of records go into one page: well below what a message may have. */
    private static final int PAGE_BYTES = 800_000;

    private static final int PAGE_ROWS = 500;

    private final String channel;
    private final DataSource own;

    public Archive(String channel, DataSource own) {
        this.channel = channel;
        this.own = own;
    }

    /** What became of the organisation's command, if it is decided. */
    public Optional<Outcome> outcome(OrganisationId organisation, String commandId) throws SQLException {
        try (Connection connection = own.getConnection()) {
            return new Store(connection, channel).outcome(organisation, commandId);
        }
    }

    /** What the rules say to the command now. Nothing is written. */
    public Simulation simulate(OrganisationId caller, Command command, RulesEngine rules) throws SQLException {
        return DatabaseTransaction.run(own, connection -> {
            readOneMoment(connection);
            return Simulation.of(caller, command, rules, connection, channel);
        });
    }

    /** By a statement and not the driver's setting, which would stay with the connection in its pool. */
    private static void readOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    /** The events after a position (null: from the first), as many as fit into one page. */
    public List<Event> eventsAfter(@Nullable Position after) throws SQLException {
        return DatabaseTransaction.run(own, connection -> events(connection, after));
    }

    private List<Event> events(Connection connection, @Nullable Position after) throws SQLException {
        // counted by the database, or a page would be read whole for the first of its large events
        String sql = """
                select body from (
                    select body, sum(octet_length(body)) over (order by number, event_index) as bytes
                    from (select * from event where channel = ? and (number, event_index) > (?, ?)
                          order by number, event_index limit ?) next) counted
                where bytes < ? or bytes = octet_length(body)
                order by bytes
                """;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            select.setLong(2, after == null ? -1 : after.block());
            select.setInt(3, after == null ? 0 : after.index());
            select.setInt(4, PAGE_ROWS);
            select.setInt(5, PAGE_BYTES);
            try (ResultSet rows = select.executeQuery()) {
                var events = new ArrayList<Event>();
                while (rows.next()) {
                    events.add(Json.read(rows.getBytes(1), Event.class));
                }
                return events;
            }
        }
    }

    /** The organisation's tuples that are not finished, in key order after a key (null: from the first); one page. */
    public List<OpenTuple> unfinished(OrganisationId worker, @Nullable Key after) throws SQLException {
        String sql = "select f.status, f.parent_failed, definition.value, state.value from fold_tuple f"
                + " join world definition on definition.channel = f.channel and definition.key = 'asset/' || f.key"
                + " left join world state on state.channel = f.channel and state.key = 'state/' || f.key"
                + " where f.channel = ? and f.worker = ? and f.status in ('WAITING', 'TODO', 'DOING') and f.key > ?"
                + " order by f.key limit " + PAGE_ROWS;
        try (Connection connection = own.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, channel);
            select.setString(2, worker.value());
            select.setString(3, after == null ? "" : after.value());
            try (ResultSet rows = select.executeQuery()) {
                var tuples = new ArrayList<OpenTuple>();
                int bytes = 0;
                while (bytes < PAGE_BYTES && rows.next()) {
                    bytes += rows.getBytes(3).length;
                    if (bytes < PAGE_BYTES || tuples.isEmpty()) {
                        tuples.add(open(rows));
                    }
                }
                return prioritised(connection, tuples);
            }
        }
    }

    /** With the priorities of their plans, each of which is read once. */
    private List<OpenTuple> prioritised(Connection connection, List<OpenTuple> tuples) throws SQLException {
        var priorities = new HashMap<Key, Integer>();
        try (PreparedStatement select =
                connection.prepareStatement("select value from world where channel = ? and key = any(?)")) {
            Object[] plans = tuples.stream()
                    .flatMap(open -> Stream.ofNullable(open.tuple().place()))
                    .map(place -> WorldKeys.asset(place.plan()))
                    .distinct()
                    .toArray();
            select.setString(1, channel);
            select.setArray(2, connection.createArrayOf("text", plans));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    var plan = (ComputePlan) Json.read(rows.getBytes(1), LedgerRecord.class);
                    priorities.put(plan.key(), plan.priority());
                }
            }
        }
        return tuples.stream()
                .map(open -> open.tuple().place() instanceof PlanPlace place
                        ? open.of(priorities.getOrDefault(place.plan(), 0))
                        : open)
                .toList();
    }

    /** Those of the tuples whose models are gone for good. */
    public Set<Key> cleaned(Collection<Key> tuples) throws SQLException {
        String sql = "select key from fold_tuple where channel = ? and key = any(?) and cleaned";
        try (Connection connection = own.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            Object[] keys = tuples.stream().map(Key::value).toArray();
            select.setString(1, channel);
            select.setArray(2, connection.createArrayOf("text", keys));
            try (ResultSet rows = select.executeQuery()) {
                var cleaned = new HashSet<Key>();
                while (rows.next()) {
                    cleaned.add(new Key(rows.getString(1)));
                }
                return cleaned;
            }
        }
    }

    /** Whether the organisation's node is registered. */
    public boolean isRegistered(OrganisationId node) throws SQLException {
        try (Connection connection = own.getConnection()) {
            return new PostgresWorld(connection, channel)
                    .begin(node)
                    .get(WorldKeys.node(node))
                    .isPresent();
        }
    }

    private static OpenTuple open(ResultSet row) throws SQLException {
        byte[] state = row.getBytes(4);
        int attempt = state == null ? 0 : ((TupleState) Json.read(state, LedgerRecord.class)).attempt();
        return new OpenTuple(
                (Tuple) Json.read(row.getBytes(3), LedgerRecord.class),
                TupleStatus.valueOf(row.getString(1)),
                attempt,
                row.getBoolean(2),
                0);
    }
}
