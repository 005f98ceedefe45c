package org.substra.contract.command;

import java.util.Map;
import org.substra.contract.AlgoKind;
import org.substra.contract.Limits;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** Registers an algo of any kind; its key is the archive's hash. */
public record RegisterAlgo(
        AlgoKind kind,
        String name,
        StoredFile content,
        StoredFile description,
        Permissions permissions,
        Map<String, String> metadata)
        implements Command {

    public RegisterAlgo {
        Limits.present("kind", kind);
        Limits.text("name", name, 1, Limits.NAME);
        Limits.present("content", content);
        Limits.present("description", description);
        Limits.present("permissions", permissions);
        metadata = Limits.metadata(metadata);
    }
}
