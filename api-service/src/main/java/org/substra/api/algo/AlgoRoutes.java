package org.substra.api.algo;

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
import org.substra.contract.AlgoKind;
import org.substra.contract.StoredFile;
import org.substra.contract.record.Algo;

/** The routes below each kind's own word. */
class AlgoRoutes {

    private final AlgoKind kind;
    private final Algos algos;
    private final AlgoRegistration registration;
    private final Downloads downloads;
    private final CurrentCaller caller;

    AlgoRoutes(AlgoKind kind, Algos algos, AlgoRegistration registration, Downloads downloads, CurrentCaller caller) {
        this.kind = kind;
        this.algos = algos;
        this.registration = registration;
        this.downloads = downloads;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<CreatedView> register(
            @RestForm @Nullable String json, @RestForm(FileUpload.ALL) List<FileUpload> uploads) {
        return registration.register(caller.channel(), kind, new Multipart(json, uploads));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestMulti<AlgoView> list(@BeanParam ListQuery query, UriInfo request) {
        Origin origin = Origin.of(request);
        return Lists.answer(
                algos.list(caller.channel(), kind, query).map(found -> found.map(one -> AlgoView.of(one, origin))),
                request);
    }

    @GET
    @Path("{key}")
    public Uni<AlgoView> get(@RestPath String key, UriInfo request) {
        Origin origin = Origin.of(request);
        return algos.get(caller.channel(), kind, PathKey.of(key)).map(one -> AlgoView.of(one, origin));
    }

    @GET
    @Path("{key}/" + Wire.DESCRIPTION)
    public Uni<RestResponse<PathPart>> description(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.DESCRIPTION, headers);
    }

    @GET
    @Path("{key}/" + Wire.FILE)
    public Uni<RestResponse<PathPart>> content(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.CONTENT, headers);
    }

    private Uni<RestResponse<PathPart>> file(String key, Part part, HttpHeaders headers) {
        Caller who = caller.get();
        return algos.get(who.channel(), kind, PathKey.of(key))
                .chain(algo -> downloads.send(who, file(algo, part), headers));
    }

    private static AssetFile file(Algo algo, Part part) {
        StoredFile file = part == Part.CONTENT ? algo.content() : algo.description();
        return new AssetFile(algo.key(), part, algo.owner(), algo.permissions(), file);
    }
}
