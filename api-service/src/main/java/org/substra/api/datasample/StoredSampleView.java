package org.substra.api.datasample;

import java.nio.file.Path;
import org.substra.contract.Key;

/** Where a sample lies (spec 1.9). */
record StoredSampleView(Key pkhash, String path) {

    static StoredSampleView of(Key key, Path folder) {
        return new StoredSampleView(key, folder.toString());
    }
}
