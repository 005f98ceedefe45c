package org.substra.api.download;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestResponse;
import org.substra.api.identity.Caller;

/** Sends an asset's file to whoever may have it, from wherever it is. */
@ApplicationScoped
public class Downloads {

    private final FileSource source;
    private final FileResponses responses;

    Downloads(FileSource source, FileResponses responses) {
        this.source = source;
        this.responses = responses;
    }

    /**
     * Sends the file, or the part of it that the request asks for.
     *
     * <p>Fails with {@link org.substra.api.error.NotAuthorized}, {@link
     * org.substra.api.error.NotStored} or {@link org.substra.api.error.PeerFailure}.
     */
    public Uni<RestResponse<PathPart>> send(Caller caller, AssetFile file, HttpHeaders request) {
        return source.open(caller, file).chain(download -> responses.send(download, request));
    }
}
