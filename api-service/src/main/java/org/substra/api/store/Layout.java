package org.substra.api.store;

import java.nio.file.Path;
import java.util.UUID;
import org.substra.contract.Key;

/** Where what stands on the volume; the workers of the node know the same places. */
record Layout(Path root) {

    Path file(Key hash) {
        return place("api/files", hash);
    }

    Path fetched(Fetched file) {
        return place(area(file.area()), file.hash());
    }

    /** The folder of all that is fetched, and may be removed to be fetched again. */
    Path area(Fetched.Area area) {
        return root.resolve(
                switch (area) {
                    case FILE -> "api/fetched";
                    case MODEL -> "api/models";
                });
    }

    Path ownModel(Key hash) {
        return place("worker/models", hash);
    }

    Path sample(Key key) {
        return place("api/samples", key);
    }

    /** Being written by any api of the node. */
    Path unfinished() {
        return root.resolve("api/tmp");
    }

    /** Files of requests that are not answered yet (quarkus.http.body.uploads-directory). */
    Path uploads() {
        return root.resolve("api/uploads");
    }

    Path newUnfinished() {
        return unfinished().resolve(UUID.randomUUID().toString());
    }

    private Path place(String area, Key hash) {
        return place(root.resolve(area), hash);
    }

    private static Path place(Path area, Key hash) {
        return area.resolve(hash.value().substring(0, 2)).resolve(hash.value());
    }
}
