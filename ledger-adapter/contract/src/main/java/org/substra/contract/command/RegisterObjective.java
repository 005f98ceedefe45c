package org.substra.contract.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Limits;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;
import org.substra.contract.record.TestDataset;

/** Registers an objective; its key is the description's hash. With a test dataset, links that data manager to it. */
public record RegisterObjective(
        String name,
        StoredFile description,
        String metricsName,
        StoredFile metrics,
        @Nullable TestDataset testDataset,
        Permissions permissions,
        Map<String, String> metadata)
        implements Command {

    public RegisterObjective {
        Limits.text("name", name, 1, Limits.NAME);
        Limits.present("description", description);
        Limits.text("metrics_name", metricsName, 1, Limits.NAME);
        Limits.present("metrics", metrics);
        Limits.present("permissions", permissions);
        metadata = Limits.metadata(metadata);
    }
}
