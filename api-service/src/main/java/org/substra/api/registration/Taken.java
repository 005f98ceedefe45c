package org.substra.api.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Part;
import org.substra.api.form.Fields;
import org.substra.api.held.HeldFile;
import org.substra.contract.Key;

/**
 * What the files of a request are.
 *
 * @param key the asset's; null when the file that gives it was missing
 * @param fields the rest of the request; what is wrong with the files is said there
 */
public record Taken(@Nullable Key key, Map<Part, Upload> files, Fields fields) {

    /** A file that may be kept. */
    record Upload(Path bytes, Key hash, String name) {}

    public Taken {
        files = Map.copyOf(files);
    }

    /** Ends the local validation: from here on everything asked for is there. */
    public Key complete() {
        fields.completeAsset(key);
        return Optional.ofNullable(key).orElseThrow(() -> new IllegalStateException("no file gives the key"));
    }

    /** Not before {@link #complete}. */
    public Key hash(Part part) {
        Upload upload = files.get(part);
        if (upload == null) {
            throw new IllegalStateException("no " + part.word());
        }
        return upload.hash();
    }

    List<HeldFile> held(Key asset) {
        return files.entrySet().stream()
                .map(file -> new HeldFile(
                        asset,
                        file.getKey(),
                        file.getValue().hash(),
                        file.getValue().name()))
                .toList();
    }
}
