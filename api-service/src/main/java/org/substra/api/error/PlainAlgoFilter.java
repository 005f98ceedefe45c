package org.substra.api.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Where a plain algo is refused, its key has another name than everywhere else (spec 1.10). */
class PlainAlgoFilter {

    private static final String ROUTE = "/algo/";

    @ServerResponseFilter
    public void rename(ContainerRequestContext request, ContainerResponseContext response) {
        boolean plain = request.getUriInfo().getPath().equals(ROUTE);
        if (plain && response.getEntity() instanceof Message message && message.key() != null) {
            response.setEntity(message.withPkhash());
        }
    }
}
