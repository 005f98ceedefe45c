package org.substra.api.asset;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;

/** {@code File} and {@code OutModel} of spec 1.5. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record FileView(Key hash, String storageAddress) {

    /** The file with the address that its owner wrote into the ledger. */
    public static FileView of(StoredFile file) {
        return new FileView(file.hash(), file.storageAddress());
    }

    public static @Nullable FileView ofNullable(@Nullable StoredFile file) {
        return file == null ? null : of(file);
    }
}
