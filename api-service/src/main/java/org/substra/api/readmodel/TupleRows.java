package org.substra.api.readmodel;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.substra.api.readmodel.RecordRows.Row;
import org.substra.contract.Key;
import org.substra.contract.record.Aggregatetuple;
import org.substra.contract.record.CompositeTraintuple;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Testtuple;
import org.substra.contract.record.Traintuple;

/** The rows in which a tuple's definition is kept. */
final class TupleRows {

    private TupleRows() {}

    static List<Row> of(String channel, org.substra.contract.record.Tuple tuple, Birth birth) {
        var rows = new ArrayList<Row>();
        rows.add(definition(channel, tuple, birth));
        for (int place = 0; place < tuple.parents().size(); place++) {
            String parent = tuple.parents().get(place).value();
            rows.add(Row.of(Statement.TUPLE_PARENT, channel, tuple.key().value(), place, parent));
        }
        return rows;
    }

    private static Row definition(String channel, org.substra.contract.record.Tuple tuple, Birth birth) {
        Tuple columns = Tuple.of(
                channel,
                tuple.key().value(),
                tuple.kind().word(),
                tuple.creator().value(),
                tuple.worker().value());
        String listOrder =
                switch (tuple) {
                    case Traintuple train -> add(columns, train.algo(), train.dataManager(), null, null);
                    case CompositeTraintuple composite ->
                        add(columns, composite.algo(), composite.dataManager(), null, null);
                    case Aggregatetuple aggregate -> add(columns, aggregate.algo(), null, null, null);
                    case Testtuple test -> {
                        add(columns, test.algo(), test.dataManager(), test.objective(), test.trained());
                        yield test.trained() + " " + test.certified();
                    }
                };
        PlanPlace place = tuple.place();
        columns.addString(tuple.tag())
                .addString(listOrder)
                .addString(Records.text(tuple))
                .addString(place == null ? null : place.plan().value())
                .addInteger(place == null ? null : place.rank())
                .addLong(birth.position().block())
                .addInteger(birth.position().index())
                .addInteger(birth.place())
                .addBoolean(tuple instanceof Testtuple test && test.certified())
                .addString(birth.status().word())
                .addBoolean(birth.parentFailed());
        return new Row(Statement.TUPLE, columns);
    }

    /** Adds what the tuple names, and says what a list of training tuples is ordered by: the algo. */
    private static String add(
            Tuple columns, Key algo, @Nullable Key dataManager, @Nullable Key objective, @Nullable Key trained) {
        columns.addString(algo.value());
        for (Key key : new @Nullable Key[] {dataManager, objective, trained}) {
            columns.addString(key == null ? null : key.value());
        }
        return algo.value();
    }
}
