package org.substra.worker.material;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Material;

/** Asks this node's api to bring a material into the store. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("file-wanted")
record FileWanted(
        int version,
        String id,
        String channel,
        Material.Kind kind,
        Key key,
        Key hash,
        String salt,
        OrganisationId owner,
        String address) {

    static FileWanted of(Material material, String channel) {
        return new FileWanted(
                1,
                UUID.randomUUID().toString(),
                channel,
                material.kind(),
                material.key(),
                material.hash(),
                material.salt(),
                material.owner(),
                material.address());
    }
}
