package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Asset;
import org.substra.contract.record.LedgerRecord;

/** What came in parts and is told when they are sealed: its order here, its content where the world state has it anyway. */
final class KeptAssets {

    private static final int FETCH = 500;

    private final Connection connection;
    private final String channel;
    private final Map<Parts, List<Asset>> unflushed = new LinkedHashMap<>();

    private record Parts(Key plan, OrganisationId organisation) {}

    KeptAssets(Connection connection, String channel) {
        this.connection = connection;
        this.channel = channel;
    }

    void keep(Key plan, OrganisationId organisation, Asset asset) {
        unflushed
                .computeIfAbsent(new Parts(plan, organisation), _ -> new ArrayList<>())
                .add(asset);
    }

    List<Asset> release(Key plan, OrganisationId organisation) {
        var parts = new Parts(plan, organisation);
        try {
            List<Asset> released = stored(parts);
            if (!released.isEmpty()) {
                forget(parts);
            }
            List<Asset> newest = unflushed.remove(parts);
            if (newest != null) {
                released.addAll(newest);
            }
            return released;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** To be called when the world state is flushed, and not before: it has the contents. */
    void flush() throws SQLException {
        var rows = new Rows("text", "text", "int4", "text");
        for (var entry : unflushed.entrySet()) {
            Parts parts = entry.getKey();
            int number = next(parts);
            for (Asset asset : entry.getValue()) {
                rows.add(
                        parts.plan().value(),
                        parts.organisation().value(),
                        number++,
                        asset.key().value());
            }
        }
        rows.write(
                connection,
                channel,
                "insert into fold_kept (channel, plan, organisation, number, key) select ?, * from unnest(?, ?, ?, ?)");
        unflushed.clear();
    }

    private List<Asset> stored(Parts parts) throws SQLException {
        String sql = "select w.value from fold_kept k join world w on w.channel = k.channel"
                + " and w.key = 'asset/' || k.key where k.channel = ? and k.plan = ? and k.organisation = ?"
                + " order by k.number";
        try (PreparedStatement select = prepare(sql, parts)) {
            select.setFetchSize(FETCH);
            try (ResultSet rows = select.executeQuery()) {
                var assets = new ArrayList<Asset>();
                while (rows.next()) {
                    assets.add((Asset) Json.read(rows.getBytes(1), LedgerRecord.class));
                }
                return assets;
            }
        }
    }

    private void forget(Parts parts) throws SQLException {
        String sql = "delete from fold_kept where channel = ? and plan = ? and organisation = ?";
        try (PreparedStatement delete = prepare(sql, parts)) {
            delete.executeUpdate();
        }
    }

    private int next(Parts parts) throws SQLException {
        String sql = "select coalesce(max(number) + 1, 0) from fold_kept"
                + " where channel = ? and plan = ? and organisation = ?";
        try (PreparedStatement select = prepare(sql, parts);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private PreparedStatement prepare(String sql, Parts parts) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, channel);
        statement.setString(2, parts.plan().value());
        statement.setString(3, parts.organisation().value());
        return statement;
    }
}
