package org.substra.contract.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Tuple;

/** What an accepted command answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Result.NodeRegistered.class, name = "node"),
    @JsonSubTypes.Type(value = Result.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Result.Started.class, name = "started"),
})
public sealed interface Result {

    record NodeRegistered(OrganisationId id) implements Result {}

    /** The keys of what was registered, linked or recorded, in the order of the command. */
    record Written(List<Key> keys) implements Result {

        public Written {
            keys = List.copyOf(keys);
        }

        public static Written of(Key key) {
            return new Written(List.of(key));
        }
    }

    /** A tuple was started: its definition and everything it needs. */
    record Started(Tuple tuple, int attempt, List<Material> materials) implements Result {

        public Started {
            materials = List.copyOf(materials);
        }
    }
}
