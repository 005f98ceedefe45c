package org.substra.api.asset;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;
import org.substra.contract.record.Algo;

/** {@code AlgoRef} of spec 1.5: an algo inside a tuple, at its owner's address. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record AlgoReference(Key hash, String name, String storageAddress) {

    public static AlgoReference of(Algo algo) {
        return new AlgoReference(algo.key(), algo.name(), algo.content().storageAddress());
    }
}
