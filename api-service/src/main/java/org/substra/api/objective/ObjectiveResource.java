package org.substra.api.objective;

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
import java.util.List;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.download.AssetFile;
import org.substra.api.download.Downloads;
import org.substra.api.form.Multipart;
import org.substra.api.identity.Caller;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Lists;
import org.substra.contract.StoredFile;
import org.substra.contract.record.Objective;

@Path(Wire.OBJECTIVE)
class ObjectiveResource {

    private final Objectives objectives;
    private final ObjectiveRegistration registration;
    private final Downloads downloads;
    private final CurrentCaller caller;

    ObjectiveResource(
            Objectives objectives, ObjectiveRegistration registration, Downloads downloads, CurrentCaller caller) {
        this.objectives = objectives;
        this.registration = registration;
        this.downloads = downloads;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> register(
            @RestForm @Nullable String json, @RestForm(FileUpload.ALL) List<FileUpload> uploads) {
        return registration.register(caller.channel(), new Multipart(json, uploads));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestMulti<ObjectiveView> list(@BeanParam ListQuery query, UriInfo request) {
        Origin origin = Origin.of(request);
        return Lists.answer(
                objectives.list(caller.channel(), query).map(found -> found.map(one -> ObjectiveView.of(one, origin))),
                request);
    }

    @GET
    @Path("{key}")
    public Uni<ObjectiveView> get(@RestPath String key, UriInfo request) {
        Origin origin = Origin.of(request);
        return objectives.get(caller.channel(), PathKey.of(key)).map(one -> ObjectiveView.of(one, origin));
    }

    @GET
    @Path("{key}/" + Wire.DESCRIPTION)
    public Uni<RestResponse<PathPart>> description(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.DESCRIPTION, headers);
    }

    @GET
    @Path("{key}/" + Wire.METRICS)
    public Uni<RestResponse<PathPart>> metrics(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.METRICS, headers);
    }

    private Uni<RestResponse<PathPart>> file(String key, Part part, HttpHeaders headers) {
        Caller who = caller.get();
        return objectives
                .get(who.channel(), PathKey.of(key))
                .chain(objective -> downloads.send(who, file(objective, part), headers));
    }

    private static AssetFile file(Objective objective, Part part) {
        StoredFile file = part == Part.METRICS ? objective.metrics() : objective.description();
        return new AssetFile(objective.key(), part, objective.owner(), objective.permissions(), file);
    }
}
