package org.substra.api.datasample;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Stores the samples, all or none, and gives their keys in the order in which they came.
     *
     * @throws InvalidRequest when one cannot be read, is empty, or is there twice
     */
    List<Key> take(List<SampleSource> sources) throws IOException {
        var drafts = new LinkedHashMap<Key, SampleDraft>();
        try {
            for (SampleSource source : sources) {
                fill(source, drafts);
            }
            for (Map.Entry<Key, SampleDraft> draft : drafts.entrySet()) {
                store.keepSample(draft.getValue(), draft.getKey());
            }
            return List.copyOf(drafts.keySet());
        } finally {
            for (SampleDraft draft : drafts.values()) {
                draft.close();
            }
        }
    }

    /** The draft is left open when it was added. */
    private void fill(SampleSource source, Map<Key, SampleDraft> drafts) throws IOException {
        SampleDraft draft = store.sampleDraft();
        boolean added = false;
        try {
            source.fill(draft);
            Key key = draft.key();
            if (drafts.putIfAbsent(key, draft) != null) {
                throw new InvalidRequest("the request holds data sample " + key + " twice");
            }
            added = true;
        } catch (ArchiveRefusal | StoreRefusal refusal) {
            throw new InvalidRequest(String.valueOf(refusal.getMessage()));
        } finally {
            if (!added) {
                draft.close();
            }
        }
    }
}
