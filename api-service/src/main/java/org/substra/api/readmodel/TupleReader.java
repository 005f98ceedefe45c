package org.substra.api.readmodel;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.TupleStatus;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Asset;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;

/** Reads the rows of one answer. An asset that many of its tuples name is read once. */
final class TupleReader {

    /** What it reads of {@code t}, its assets {@code a}, {@code d}, {@code o}, and its parents' keys and states. */
    static final String COLUMNS =
            "t.record, t.status, t.state, t.cleaned, a.record, d.record, o.record, parents.keys, parents.states";

    private final Map<String, Asset> assets = new HashMap<>();

    private TupleReader() {}

    static List<TupleRow> read(RowSet<Row> rows) {
        var reader = new TupleReader();
        var tuples = new ArrayList<TupleRow>(rows.size());
        rows.forEach(row -> tuples.add(reader.tuple(row)));
        return tuples;
    }

    private TupleRow tuple(Row row) {
        String state = row.getString(2);
        return new TupleRow(
                Records.read(Tuple.class, row.getString(0)),
                TupleStatus.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                state == null ? null : Records.read(TupleState.class, state),
                (Algo) asset(row.getString(4)),
                (DataManager) assetOrNull(row.getString(5)),
                (Objective) assetOrNull(row.getString(6)),
                inModels(row.getArrayOfStrings(7), row.getArrayOfStrings(8)),
                row.getBoolean(3));
    }

    private @Nullable Asset assetOrNull(@Nullable String record) {
        return record == null ? null : asset(record);
    }

    private Asset asset(String record) {
        return assets.computeIfAbsent(record, text -> Records.read(Asset.class, text));
    }

    private static List<InModel> inModels(String @Nullable [] keys, String @Nullable [] states) {
        if (keys == null || states == null) {
            return List.of();
        }
        var models = new ArrayList<InModel>(keys.length);
        for (int place = 0; place < keys.length; place++) {
            models.add(inModel(new Key(keys[place]), states[place]));
        }
        return models;
    }

    private static InModel inModel(Key parent, @Nullable String recorded) {
        if (recorded == null) {
            return new InModel(parent, null, null);
        }
        TupleState state = Records.read(TupleState.class, recorded);
        return new InModel(parent, state.model(), state.head());
    }
}
