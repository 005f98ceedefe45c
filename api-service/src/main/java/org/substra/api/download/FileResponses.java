package org.substra.api.download;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.substra.api.store.DiskWork;

/** Sends files from the disk, whole or from a byte on. */
@ApplicationScoped
public class FileResponses {

    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private final DiskWork disk;

    FileResponses(DiskWork disk) {
        this.disk = disk;
    }

    public Uni<RestResponse<PathPart>> send(Download download, HttpHeaders request) {
        return disk.call(() -> response(download, request));
    }

    private static RestResponse<PathPart> response(Download download, HttpHeaders request) throws IOException {
        long size = Files.size(download.path());
        long first = ByteRange.of(request.getHeaderString("Range"))
                .map(ByteRange::first)
                .orElse(-1L);
        if (first < 0) {
            return headers(ResponseBuilder.ok(new PathPart(download.path(), 0, size)), download);
        }
        if (first >= size) {
            return ResponseBuilder.<PathPart>create(NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        ResponseBuilder<PathPart> tail = ResponseBuilder.<PathPart>create(PARTIAL)
                .entity(new PathPart(download.path(), first, size - first))
                .header("Content-Range", "bytes " + first + "-" + (size - 1) + "/" + size);
        return headers(tail, download);
    }

    private static RestResponse<PathPart> headers(ResponseBuilder<PathPart> response, Download download) {
        return response.type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", disposition(download.name()))
                .header("Access-Control-Expose-Headers", "Content-Disposition")
                .build();
    }

    /** The name in plain ASCII, and once more as it is when that differs (RFC 6266). */
    static String disposition(String name) {
        String ascii = name.replaceAll("[^ -~]|[\"\\\\]", "_");
        String plain = "attachment; filename=\"" + ascii + "\"";
        if (ascii.equals(name)) {
            return plain;
        }
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return plain + "; filename*=UTF-8''" + encoded;
    }
}
