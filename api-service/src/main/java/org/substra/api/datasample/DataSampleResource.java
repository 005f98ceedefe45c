package org.substra.api.datasample;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.CreatedView;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.form.FieldsReader;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.readmodel.DataSamples;
import org.substra.contract.Key;

@Path(Wire.DATA_SAMPLE)
class DataSampleResource {

    private final DataSamples samples;
    private final DataSampleRegistration registration;
    private final StoredSamples stored;
    private final FieldsReader reader;
    private final CurrentCaller caller;

    DataSampleResource(
            DataSamples samples,
            DataSampleRegistration registration,
            StoredSamples stored,
            FieldsReader reader,
            CurrentCaller caller) {
        this.samples = samples;
        this.registration = registration;
        this.stored = stored;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(StatusCode.CREATED)
    public Uni<List<CreatedView>> upload(
            @RestForm @Nullable String json, @RestForm(FileUpload.ALL) List<FileUpload> uploads) {
        return registration.upload(caller.channel(), reader.json(json), uploads);
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @ResponseStatus(StatusCode.CREATED)
    public Uni<List<CreatedView>> fromServer(HttpHeaders headers, String body) {
        return registration.fromServer(caller.channel(), reader.read(headers.getMediaType(), body));
    }

    /** Other than all other lists, this one ignores {@code search}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<DataSampleView> list() {
        return samples.list(caller.channel()).map(DataSampleView::of);
    }

    @GET
    @Path("{key}")
    public Uni<StoredSampleView> get(@RestPath String key) {
        Key sample = PathKey.of(key);
        return stored.folder(caller.channel(), sample).map(folder -> StoredSampleView.of(sample, folder));
    }
}
