package org.substra.api.datasample;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.error.LedgerTimeout;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.form.FieldsReader;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.ledger.LedgerCommands;
import org.substra.contract.Key;
import org.substra.contract.command.UpdateDataSample;

/** Links samples to further data managers (spec 1.9). */
@Path(Wire.DATA_SAMPLE + "/" + Wire.BULK_UPDATE)
class BulkUpdateResource {

    /**
     * The answer.
     *
     * @param key a text that holds JSON: clients parse it
     */
    record UpdatedView(String key) {

        static UpdatedView of(List<Key> keys) {
            return new UpdatedView(keys.stream()
                    .map(key -> '"' + key.value() + '"')
                    .collect(Collectors.joining(", ", "{\"keys\": [", "]}")));
        }
    }

    private final LedgerCommands ledger;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    BulkUpdateResource(LedgerCommands ledger, FieldsReader reader, CurrentCaller caller) {
        this.ledger = ledger;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<UpdatedView> update(HttpHeaders headers, String body) {
        return update(reader.read(headers.getMediaType(), body));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<UpdatedView> update(@RestForm @Nullable String json) {
        return update(reader.json(json));
    }

    /** A sample of this name is asked for, as of any other that is no key. */
    @GET
    public Key get() {
        return PathKey.of(Wire.BULK_UPDATE);
    }

    private Uni<UpdatedView> update(Fields fields) {
        var samples = fields.some(Wire.DATA_SAMPLE_KEYS, FieldTypes.KEYS);
        var managers = fields.some(Wire.DATA_MANAGER_KEYS, FieldTypes.KEYS);
        fields.complete();
        return ledger.submit(caller.channel(), new UpdateDataSample(samples.get(), managers.get()))
                .onFailure(LedgerTimeout.class)
                .transform(late -> late.forAssets(samples.get()))
                .replaceWith(UpdatedView.of(samples.get()));
    }
}
