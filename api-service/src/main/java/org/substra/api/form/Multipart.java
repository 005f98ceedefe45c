package org.substra.api.form;

import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * A request with files (spec 1.1): the files lie on the disk until the request has been answered, one
 * field holds everything else as JSON.
 *
 * @param json null when there is none
 */
public record Multipart(@Nullable String json, List<FileUpload> files) {

    public Multipart {
        files = List.copyOf(files);
    }

    /** The first file with this part name. */
    public Optional<FileUpload> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
