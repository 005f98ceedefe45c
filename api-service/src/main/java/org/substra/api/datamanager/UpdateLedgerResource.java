package org.substra.api.datamanager;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.form.FieldsReader;
import org.substra.api.identity.CurrentCaller;
import org.substra.contract.Key;

/** Links a data manager to an objective (spec 1.8). */
@Path(Wire.DATA_MANAGER + "/{key}/" + Wire.UPDATE_LEDGER)
class UpdateLedgerResource {

    private final Datasets datasets;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    UpdateLedgerResource(Datasets datasets, FieldsReader reader, CurrentCaller caller) {
        this.datasets = datasets;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<CreatedView> link(@RestPath String key, HttpHeaders headers, String body) {
        return link(PathKey.of(key), reader.read(headers.getMediaType(), body));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<CreatedView> link(@RestPath String key, @RestForm @Nullable String json) {
        return link(PathKey.of(key), reader.json(json));
    }

    private Uni<CreatedView> link(Key key, Fields fields) {
        var objective = fields.required(Wire.OBJECTIVE_KEY, FieldTypes.KEY);
        fields.complete();
        return datasets.link(caller.channel(), key, objective.get());
    }
}
