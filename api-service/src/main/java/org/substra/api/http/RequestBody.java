package org.substra.api.http;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What the headers say of a body. */
final class RequestBody {

    private static final String MULTIPART = "multipart";

    private RequestBody() {}

    /** @throws NotSupportedException when it is no media type */
    static boolean hasFiles(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.valueOf(contentType).getType().equalsIgnoreCase(MULTIPART);
        } catch (IllegalArgumentException e) {
            throw new NotSupportedException("no media type: " + contentType, e);
        }
    }
}
