package org.substra.api.compositetraintuple;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldsReader;
import org.substra.api.identity.CurrentCaller;

@Path(Wire.COMPOSITE_TRAINTUPLE)
class CompositeTraintupleResource {

    private final CompositeTraintuples tuples;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    CompositeTraintupleResource(CompositeTraintuples tuples, FieldsReader reader, CurrentCaller caller) {
        this.tuples = tuples;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> create(HttpHeaders headers, String body) {
        return tuples.create(caller.channel(), reader.read(headers.getMediaType(), body));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> create(@RestForm @Nullable String json) {
        return tuples.create(caller.channel(), reader.json(json));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<CompositeTraintupleView> list(@RestQuery @Nullable String search) {
        return tuples.list(caller.channel(), search).map(CompositeTraintupleView::of);
    }

    @GET
    @Path("{key}")
    public Uni<CompositeTraintupleView> get(@RestPath String key) {
        return tuples.get(caller.channel(), PathKey.of(key)).map(CompositeTraintupleView::of);
    }
}
