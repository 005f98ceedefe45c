package org.substra.api.store;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;

/** A store in a folder of its own. */
record TestStores(Path root, long maxFileBytes, long reserveBytes) implements StoreConfig {

    static AssetStore in(Path root) {
        return new DiskAssetStore(new TestStores(root, 1000, 0));
    }

    @Override
    public MemorySize maxFileSize() {
        return new MemorySize(BigInteger.valueOf(maxFileBytes));
    }

    @Override
    public MemorySize maxSampleSize() {
        return new MemorySize(BigInteger.valueOf(1000));
    }

    @Override
    public int maxSampleEntries() {
        return 10;
    }

    @Override
    public MemorySize reserve() {
        return new MemorySize(BigInteger.valueOf(reserveBytes));
    }

    @Override
    public Duration keepUnfinished() {
        return Duration.ofHours(1);
    }
}
