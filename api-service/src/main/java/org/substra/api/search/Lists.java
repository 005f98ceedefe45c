package org.substra.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Origin;

/** How lists are answered: a bare JSON array and, when the list goes on behind it, the address of the rest (spec 8). */
public final class Lists {

    private static final String AFTER = "after";

    private Lists() {}

    /** Every item is written by itself. */
    public static <T> RestMulti<T> answer(Uni<Listed<T>> listed, UriInfo request) {
        return RestMulti.fromUniResponse(listed, Listed::items, found -> headers(found.next(), request));
    }

    /** Items are JSON already. */
    public static Uni<RestResponse<JsonList>> answerJson(Uni<Listed<byte[]>> listed, UriInfo request) {
        return listed.map(found -> {
            var answer = ResponseBuilder.ok(new JsonList(found));
            headers(found.next(), request).forEach((name, values) -> answer.header(name, values.getFirst()));
            return answer.build();
        });
    }

    private static Map<String, List<String>> headers(@Nullable String next, UriInfo request) {
        if (next == null) {
            return Map.of();
        }
        var rest = request.getRequestUriBuilder().replaceQueryParam(AFTER, next).build();
        String address = Origin.of(request).base() + rest.getRawPath() + "?" + rest.getRawQuery();
        return Map.of(
                HttpHeaders.LINK,
                List.of(Link.fromUri(address).rel("next").build().toString()));
    }
}
