package org.substra.api.testing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.substra.api.identity.CurrentCaller;

/** A route of tests on which files would be downloaded: says who asks. */
@Path("/testing/")
class FileRoute {

    private final CurrentCaller caller;

    FileRoute(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Path("{key}/file/")
    @Produces(MediaType.TEXT_PLAIN)
    public String file() {
        return caller.get().toString();
    }

    @GET
    @Path("{key}/")
    @Produces(MediaType.TEXT_PLAIN)
    public String metadata() {
        return caller.get().toString();
    }
}
