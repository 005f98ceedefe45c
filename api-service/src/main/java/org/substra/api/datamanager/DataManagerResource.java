package org.substra.api.datamanager;

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
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;
import org.substra.api.form.FieldsReader;
import org.substra.api.form.Multipart;
import org.substra.api.identity.Caller;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.search.ListQuery;
import org.substra.api.search.Lists;
import org.substra.contract.Key;
import org.substra.contract.StoredFile;
import org.substra.contract.record.DataManager;

@Path(Wire.DATA_MANAGER)
class DataManagerResource {

    private final Datasets datasets;
    private final DataManagerRegistration registration;
    private final Downloads downloads;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    DataManagerResource(
            Datasets datasets,
            DataManagerRegistration registration,
            Downloads downloads,
            FieldsReader reader,
            CurrentCaller caller) {
        this.datasets = datasets;
        this.registration = registration;
        this.downloads = downloads;
        this.reader = reader;
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
    public RestMulti<DataManagerView> list(@BeanParam ListQuery query, UriInfo request) {
        Origin origin = Origin.of(request);
        return Lists.answer(
                datasets.list(caller.channel(), query).map(found -> found.map(one -> DataManagerView.of(one, origin))),
                request);
    }

    @GET
    @Path("{key}")
    public Uni<DatasetView> get(@RestPath String key, UriInfo request) {
        Origin origin = Origin.of(request);
        return datasets.get(caller.channel(), PathKey.of(key)).map(one -> DatasetView.of(one, origin));
    }

    @GET
    @Path("{key}/" + Wire.DESCRIPTION)
    public Uni<RestResponse<PathPart>> description(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.DESCRIPTION, headers);
    }

    @GET
    @Path("{key}/" + Wire.OPENER)
    public Uni<RestResponse<PathPart>> opener(@RestPath String key, HttpHeaders headers) {
        return file(key, Part.OPENER, headers);
    }

    /** Links it to an objective (spec 1.8). */
    @POST
    @Path("{key}/" + Wire.UPDATE_LEDGER)
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<CreatedView> link(@RestPath String key, HttpHeaders headers, String body) {
        return link(PathKey.of(key), reader.read(headers.getMediaType(), body));
    }

    @POST
    @Path("{key}/" + Wire.UPDATE_LEDGER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<CreatedView> link(@RestPath String key, @RestForm @Nullable String json) {
        return link(PathKey.of(key), reader.json(json));
    }

    private Uni<CreatedView> link(Key key, Fields fields) {
        var objective = fields.required(Wire.OBJECTIVE_KEY, FieldTypes.KEY);
        fields.complete();
        return datasets.link(caller.channel(), key, objective.get());
    }

    private Uni<RestResponse<PathPart>> file(String key, Part part, HttpHeaders headers) {
        Caller who = caller.get();
        return datasets.get(who.channel(), PathKey.of(key))
                .chain(dataset -> downloads.send(who, file(dataset.row().dataManager(), part), headers));
    }

    private static AssetFile file(DataManager manager, Part part) {
        StoredFile file = part == Part.OPENER ? manager.opener() : manager.description();
        return new AssetFile(manager.key(), part, manager.owner(), manager.permissions(), file);
    }
}
