package org.substra.api.datasample;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.substra.api.archive.ArchiveRefusal;
import org.substra.api.error.InvalidRequest;
import org.substra.api.store.AssetStore;
import org.substra.api.store.SampleDraft;
import org.substra.api.store.StoreRefusal;
import org.substra.contract.Key;

/** Takes samples into the store; blocks. */
@ApplicationScoped
class SampleIntake {

    private final AssetStore store;

    SampleIntake(AssetStore store) {
        this.store = store;
    }

    /**
     * Stores the samples and gives their keys, in the order in which they came.
     *
     * @throws InvalidRequest when one cannot be read, is empty, or is there twice
     */
    List<Key> take(List<SampleSource> sources) throws IOException {
        var keys = new ArrayList<Key>();
        for (SampleSource source : sources) {
            Key key = take(source);
            if (keys.contains(key)) {
                throw new InvalidRequest("the request holds data sample " + key + " twice");
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }

    private Key take(SampleSource source) throws IOException {
        try (SampleDraft draft = store.sampleDraft()) {
            source.fill(draft);
            return store.keepSample(draft);
        } catch (ArchiveRefusal | StoreRefusal refusal) {
            throw new InvalidRequest(String.valueOf(refusal.getMessage()));
        }
    }
}
