package org.substra.api.objective;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Part;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.form.Multipart;
import org.substra.api.registration.FilePart;
import org.substra.api.registration.Registrations;
import org.substra.api.registration.Taken;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.record.TestDataset;

/** Registers an objective; the description's hash is its key. */
@ApplicationScoped
class ObjectiveRegistration {

    private static final List<FilePart> FILES = List.of(
            new FilePart(Wire.DESCRIPTION, Part.DESCRIPTION, false, true),
            new FilePart(Wire.METRICS, Part.METRICS, true, false));

    private final Registrations registrations;

    ObjectiveRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    Uni<CreatedView> register(String channel, Multipart request) {
        return registrations.register(channel, request, FILES, this::command);
    }

    private RegisterObjective command(Taken taken) {
        Fields fields = taken.fields();
        var name = fields.required(Wire.NAME, FieldTypes.text(1, Limits.NAME));
        var metricsName = fields.required(Wire.METRICS_NAME, FieldTypes.text(1, Limits.NAME));
        var permissions = fields.required(Wire.PERMISSIONS, FieldTypes.PERMISSIONS);
        var manager = fields.optionalKey(Wire.TEST_DATA_MANAGER_KEY);
        var samples = fields.optional(Wire.TEST_DATA_SAMPLE_KEYS, FieldTypes.KEYS, List.of());
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        Key key = taken.complete();
        return new RegisterObjective(
                name.get(),
                registrations.stored(Wire.OBJECTIVE, key, Part.DESCRIPTION, taken),
                metricsName.get(),
                registrations.stored(Wire.OBJECTIVE, key, Part.METRICS, taken),
                testData(manager.get(), samples.get()),
                permissions.get(),
                metadata.get());
    }

    private static @Nullable TestDataset testData(Optional<Key> manager, List<Key> samples) {
        return manager.map(key -> new TestDataset(key, samples)).orElse(null);
    }
}
