package org.substra.api.datamanager;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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
import org.substra.contract.command.RegisterDataManager;

/** Registers a data manager; the opener's hash is its key. */
@ApplicationScoped
class DataManagerRegistration {

    private static final List<FilePart> FILES = List.of(
            new FilePart(Wire.DATA_OPENER, Part.OPENER, false, true),
            new FilePart(Wire.DESCRIPTION, Part.DESCRIPTION, false, false));

    private final Registrations registrations;

    DataManagerRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    Uni<CreatedView> register(String channel, Multipart request) {
        return registrations.register(channel, request, FILES, this::command);
    }

    private RegisterDataManager command(Taken taken) {
        Fields fields = taken.fields();
        var name = fields.required(Wire.NAME, FieldTypes.text(1, Limits.NAME));
        var type = fields.required(Wire.TYPE, FieldTypes.text(1, Limits.TYPE));
        var permissions = fields.required(Wire.PERMISSIONS, FieldTypes.PERMISSIONS);
        var objective = fields.optionalKey(Wire.OBJECTIVE_KEY);
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        Key key = taken.complete();
        return new RegisterDataManager(
                name.get(),
                type.get(),
                registrations.stored(Wire.DATA_MANAGER, key, Part.OPENER, taken),
                registrations.stored(Wire.DATA_MANAGER, key, Part.DESCRIPTION, taken),
                objective.get().orElse(null),
                permissions.get(),
                metadata.get());
    }
}
