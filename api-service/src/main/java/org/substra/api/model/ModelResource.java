package org.substra.api.model;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.download.FileResponses;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.search.JsonList;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Lists;

@Path(Wire.MODEL)
class ModelResource {

    private final Models models;
    private final ModelFiles files;
    private final FileResponses responses;
    private final CurrentCaller caller;

    ModelResource(Models models, ModelFiles files, FileResponses responses, CurrentCaller caller) {
        this.models = models;
        this.files = files;
        this.responses = responses;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<JsonList>> list(@BeanParam ListQuery query, UriInfo request) {
        return Lists.answerJson(models.list(caller.channel(), query), request);
    }

    /** @param key of the tuple */
    @GET
    @Path("{key}")
    public Uni<ModelDetailsView> get(@RestPath String key) {
        return models.details(caller.channel(), PathKey.of(key));
    }

    /** @param key of the model itself: its hash */
    @GET
    @Path("{key}/" + Wire.FILE)
    public Uni<RestResponse<PathPart>> file(@RestPath String key, HttpHeaders headers) {
        return files.open(caller.get(), PathKey.of(key)).chain(model -> responses.send(model, headers));
    }
}
