package org.substra.api.algo;

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
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.command.RegisterAlgo;

/** Registers an algo of any kind; the archive's hash is its key. */
@ApplicationScoped
class AlgoRegistration {

    private static final List<FilePart> FILES = List.of(
            new FilePart(Wire.FILE, Part.CONTENT, true, true),
            new FilePart(Wire.DESCRIPTION, Part.DESCRIPTION, false, false));

    private final Registrations registrations;

    AlgoRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    Uni<CreatedView> register(String channel, AlgoKind kind, Multipart request) {
        return registrations.register(channel, request, FILES, taken -> command(kind, taken));
    }

    private RegisterAlgo command(AlgoKind kind, Taken taken) {
        Fields fields = taken.fields();
        var name = fields.required(Wire.NAME, FieldTypes.text(1, Limits.NAME));
        var permissions = fields.required(Wire.PERMISSIONS, FieldTypes.PERMISSIONS);
        var metadata = fields.optional(Wire.METADATA, FieldTypes.METADATA, Map.of());
        Key key = taken.complete();
        return new RegisterAlgo(
                kind,
                name.get(),
                registrations.stored(kind.word(), key, Part.CONTENT, taken),
                registrations.stored(kind.word(), key, Part.DESCRIPTION, taken),
                permissions.get(),
                metadata.get());
    }
}
