package org.substra.api.traintuple;

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

@Path(Wire.TRAINTUPLE)
class TraintupleResource {

    private final Traintuples traintuples;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    TraintupleResource(Traintuples traintuples, FieldsReader reader, CurrentCaller caller) {
        this.traintuples = traintuples;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> create(HttpHeaders headers, String body) {
        return traintuples.create(caller.channel(), reader.read(headers.getMediaType(), body));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> create(@RestForm @Nullable String json) {
        return traintuples.create(caller.channel(), reader.json(json));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<TraintupleView> list(@RestQuery @Nullable String search) {
        return traintuples.list(caller.channel(), search).map(TraintupleView::of);
    }

    @GET
    @Path("{key}")
    public Uni<TraintupleView> get(@RestPath String key) {
        return traintuples.get(caller.channel(), PathKey.of(key)).map(TraintupleView::of);
    }
}
