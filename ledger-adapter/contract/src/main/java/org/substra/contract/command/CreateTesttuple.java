package org.substra.contract.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/** Asks for a test of a model, on the objective's test data or, with both given, on other data. */
public record CreateTesttuple(
        Key objectiveKey,
        Key traintupleKey,
        @Nullable Key dataManagerKey,
        List<Key> dataSampleKeys,
        String tag,
        Map<String, String> metadata)
        implements Command {

    public CreateTesttuple {
        Limits.present("objective_key", objectiveKey);
        Limits.present("traintuple_key", traintupleKey);
        dataSampleKeys = Limits.unique("test_data_sample_keys", dataSampleKeys);
        Limits.text("tag", tag, 0, Limits.TAG);
        metadata = Limits.metadata(metadata);
        if ((dataManagerKey == null) != dataSampleKeys.isEmpty()) {
            throw Refusal.invalid("data_manager_key and test_data_sample_keys: give both or neither");
        }
    }
}
