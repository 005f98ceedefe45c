package org.substra.worker.material;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.substra.contract.Key;

/** Tells this node's api which fetched files are used, so that it removes others first. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("files-used")
record FilesUsed(int version, String id, String channel, List<Key> hashes) {

    static FilesUsed of(List<Key> hashes, String channel) {
        return new FilesUsed(1, UUID.randomUUID().toString(), channel, hashes);
    }
}
