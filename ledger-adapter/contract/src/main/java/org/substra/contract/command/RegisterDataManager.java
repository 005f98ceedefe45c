package org.substra.contract.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** Registers a data manager; its key is the opener's hash. With an objective, links itself to it. */
public record RegisterDataManager(
        String name,
        String type,
        StoredFile opener,
        StoredFile description,
        @Nullable Key objectiveKey,
        Permissions permissions,
        Map<String, String> metadata)
        implements Command {

    public RegisterDataManager {
        Limits.text("name", name, 1, Limits.NAME);
        Limits.text("type", type, 1, Limits.TYPE);
        Limits.present("opener", opener);
        Limits.present("description", description);
        Limits.present("permissions", permissions);
        metadata = Limits.metadata(metadata);
    }
}
