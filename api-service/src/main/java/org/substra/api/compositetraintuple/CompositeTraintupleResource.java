package org.substra.api.compositetraintuple;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldsReader;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.search.JsonList;
import org.substra.api.search.ListQuery;
import org.substra.api.search.SearchList;
import org.substra.api.tuple.TupleReads;
import org.substra.contract.TupleKind;

@Path(Wire.COMPOSITE_TRAINTUPLE)
class CompositeTraintupleResource {

    private final CompositeTraintuples tuples;
    private final TupleReads reads;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    CompositeTraintupleResource(
            CompositeTraintuples tuples, TupleReads reads, FieldsReader reader, CurrentCaller caller) {
        this.tuples = tuples;
        this.reads = reads;
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
    public Uni<RestResponse<JsonList>> list(@BeanParam ListQuery query, UriInfo request) {
        return reads.list(SearchList.COMPOSITE_TRAINTUPLE, query, request);
    }

    @GET
    @Path("{key}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<byte[]> get(@RestPath String key) {
        return reads.get(TupleKind.COMPOSITE_TRAINTUPLE, key);
    }
}
