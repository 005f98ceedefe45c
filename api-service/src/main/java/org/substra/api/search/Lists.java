package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Origin;

/** How lists are answered: a bare JSON array and, when the list goes on behind it, the address of the rest (spec 8). */
public final class Lists {

    private static final String AFTER = "after";

    private Lists() {}

    /** Every item is written by itself. */
    public static <T> RestMulti<T> answer(Uni<Listed<T>> listed, UriInfo request) {
        return answer(listed, Listed::items, request);
    }

    /** Items are JSON already, and written a page at a time. */
    public static RestMulti<byte[]> answerJson(Uni<Listed<byte[]>> listed, UriInfo request) {
        return answer(listed, json -> json.pages().map(Lists::joined), request);
    }

    private static byte[] joined(List<byte[]> page) {
        int commas = page.size() - 1;
        var all = new byte[commas + page.stream().mapToInt(one -> one.length).sum()];
        int place = 0;
        for (byte[] one : page) {
            if (place > 0) {
                all[place++] = ',';
            }
            System.arraycopy(one, 0, all, place, one.length);
            place += one.length;
        }
        return all;
    }

    private static <T, R> RestMulti<R> answer(
            Uni<Listed<T>> listed, Function<Listed<T>, Multi<R>> items, UriInfo request) {
        return RestMulti.fromUniResponse(listed, items, found -> headers(found.next(), request));
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
