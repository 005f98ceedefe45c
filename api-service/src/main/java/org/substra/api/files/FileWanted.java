package org.substra.api.files;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Material;

/**
 * A worker's request for a material.
 *
 * @param id the answer repeats it; the same request sent again has the same one
 * @param key of the asset, or of the tuple that made the model
 * @param salt empty for all but models
 * @param address empty for what never leaves its owner
 */
@RegisterForReflection
record FileWanted(
        int version,
        String id,
        String channel,
        Material.Kind kind,
        Key key,
        Key hash,
        String salt,
        OrganisationId owner,
        String address)
        implements WorkerMessage {

    static final int VERSION = 1;

    FileWanted {
        if (version != VERSION) {
            throw Refusal.invalid("file-wanted version " + version + ": this release reads " + VERSION);
        }
        Limits.present("id", id);
        Limits.present("channel", channel);
        Limits.present("kind", kind);
        Limits.present("key", key);
        Limits.present("hash", hash);
        Limits.present("salt", salt);
        Limits.present("owner", owner);
        Limits.present("address", address);
    }
}
