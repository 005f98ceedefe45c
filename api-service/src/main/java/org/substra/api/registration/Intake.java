package org.substra.api.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.substra.api.archive.ArchiveRefusal;
import org.substra.api.archive.CodeArchive;
import org.substra.api.asset.Part;
import org.substra.api.form.Fields;
import org.substra.api.form.FieldsReader;
import org.substra.api.form.Multipart;
import org.substra.api.held.FileNames;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.api.store.StoreRefusal;
import org.substra.contract.Key;

/** Looks at the files of a request, says what is wrong with them, and takes those into the store that are wanted. */
@ApplicationScoped
class Intake {

    private final FieldsReader reader;
    private final AssetStore store;
    private final DiskWork disk;
    private final CodeConfig limits;

    Intake(FieldsReader reader, AssetStore store, DiskWork disk, CodeConfig limits) {
        this.reader = reader;
        this.store = store;
        this.disk = disk;
        this.limits = limits;
    }

    /** What the files are; none is kept yet. */
    Uni<Taken> look(Multipart request, List<FilePart> parts) {
        Fields fields = reader.json(request.json());
        return disk.call(() -> {
            Map<Part, Taken.Upload> files = new EnumMap<>(Part.class);
            Key key = null;
            for (FilePart part : parts) {
                Optional<Taken.Upload> upload = look(request.file(part.field()), part, fields);
                upload.ifPresent(file -> files.put(part.part(), file));
                key = part.names() ? upload.map(Taken.Upload::hash).orElse(null) : key;
            }
            return new Taken(key, files, fields);
        });
    }

    /** Nothing of a request that is refused stays: only what was taken is complete. */
    Uni<Void> keep(Taken taken) {
        return disk.call(() -> {
            for (Taken.Upload upload : taken.files().values()) {
                store.take(upload.bytes(), upload.hash());
            }
            return null;
        });
    }

    private Optional<Taken.Upload> look(Optional<FileUpload> upload, FilePart part, Fields fields) throws IOException {
        if (upload.isEmpty()) {
            fields.reject(part.field(), "No file was submitted.");
            return Optional.empty();
        }
        Path bytes = upload.get().uploadedFile();
        if (upload.get().size() == 0) {
            fields.reject(part.field(), "The submitted file is empty.");
            return Optional.empty();
        }
        check(bytes, part, fields);
        return hash(bytes, part, fields)
                .map(hash -> new Taken.Upload(
                        bytes, hash, FileNames.clean(upload.get().fileName(), part.part())));
    }

    private void check(Path bytes, FilePart part, Fields fields) throws IOException {
        try {
            if (part.code()) {
                CodeArchive.check(bytes, limits.archive());
            }
        } catch (ArchiveRefusal refusal) {
            fields.reject(part.field(), refusal.getMessage());
        }
    }

    private Optional<Key> hash(Path bytes, FilePart part, Fields fields) throws IOException {
        try {
            return Optional.of(store.hash(bytes));
        } catch (StoreRefusal refusal) {
            fields.reject(part.field(), refusal.getMessage());
            return Optional.empty();
        }
    }
}
