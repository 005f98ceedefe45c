package org.substra.api.datasample;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Wire;
import org.substra.api.error.InvalidRequest;
import org.substra.api.error.KeyConflict;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.store.DiskWork;
import org.substra.api.store.StoreConfig;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.command.RegisterDataSample;

/** Registers data samples, uploaded or already on the server; the directory hash is a sample's key. */
@ApplicationScoped
class DataSampleRegistration {

    private final SampleIntake intake;
    private final ServerPaths paths;
    private final DiskWork disk;
    private final LedgerCommands ledger;
    private final int maxEntries;

    DataSampleRegistration(
            SampleIntake intake, ServerPaths paths, DiskWork disk, LedgerCommands ledger, StoreConfig limits) {
        this.intake = intake;
        this.paths = paths;
        this.disk = disk;
        this.ledger = ledger;
        this.maxEntries = limits.maxSampleEntries();
    }

    /** Each file is the archive of one sample. */
    Uni<List<CreatedView>> upload(String channel, Fields fields, List<FileUpload> files) {
        if (files.isEmpty()) {
            throw new InvalidRequest("No file was submitted: each file part is the archive of one data sample");
        }
        List<SampleSource> sources = files.stream()
                .<SampleSource>map(file -> new UploadedSample(file.uploadedFile(), maxEntries))
                .toList();
        return register(channel, fields, () -> intake.take(sources));
    }

    Uni<List<CreatedView>> fromServer(String channel, Fields fields) {
        var path = fields.optional(Wire.PATH, FieldTypes.TEXTS, List.of());
        var many = fields.optional(Wire.PATHS, FieldTypes.TEXTS, List.of());
        var multiple = fields.optional(Wire.MULTIPLE, FieldTypes.FLAG, false);
        fields.completeAsset(null);
        if (path.get().isEmpty() == many.get().isEmpty()) {
            throw new InvalidRequest("Cannot use path and paths together, and one of them is required");
        }
        List<String> named = path.get().isEmpty() ? many.get() : path.get();
        return register(
                channel,
                fields,
                () -> intake.take(paths.samples(named, multiple.get()).stream()
                        .<SampleSource>map(folder -> new ServerSample(folder, maxEntries))
                        .toList()));
    }

    private Uni<List<CreatedView>> register(String channel, Fields fields, Callable<List<Key>> samples) {
        var managers = fields.optional(Wire.DATA_MANAGER_KEYS, FieldTypes.KEYS, List.of());
        var testOnly = fields.optional(Wire.TEST_ONLY, FieldTypes.FLAG, false);
        fields.completeAsset(null);
        if (managers.get().isEmpty()) {
            throw new InvalidRequest("missing or empty field '" + Wire.DATA_MANAGER_KEYS + "'");
        }
        return disk.call(samples)
                .chain(keys -> submit(channel, new RegisterDataSample(keys, managers.get(), testOnly.get())));
    }

    private Uni<List<CreatedView>> submit(String channel, RegisterDataSample register) {
        return ledger.submit(channel, register)
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forAssets(register.hashes()))
                .onFailure(Refusal.class)
                .transform(DataSampleRegistration::withAllKeys)
                .replaceWith(register.hashes().stream().map(CreatedView::new).toList());
    }

    private static Throwable withAllKeys(Refusal refusal) {
        return refusal.reason() == Reason.CONFLICT ? KeyConflict.ofMany(refusal.getMessage(), refusal.keys()) : refusal;
    }
}
