package org.substra.api.peer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;
import org.substra.contract.Limits;

/** An answer that has begun to come. */
final class PeerResponse {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    private static final long LONGEST_TEXT = 1 << 16;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-.*");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

    private final HttpClientResponse response;
    private final Draft draft;
    private final DiskWork disk;

    PeerResponse(HttpClientResponse response, Draft draft, DiskWork disk) {
        this.response = response;
        this.draft = draft;
        this.disk = disk;
    }

    Future<PeerAnswer> receive() {
        return switch (response.statusCode()) {
            case OK -> fromStart();
            case PARTIAL -> goOn();
            case NOT_SATISFIABLE -> startAgain("it has less than it has sent before");
            default -> refused();
        };
    }

    /** A node that does not know ranges begins anew; so do we. */
    private Future<PeerAnswer> fromStart() {
        response.pause();
        return restart().compose(_ -> store());
    }

    private Future<PeerAnswer> goOn() {
        response.pause();
        Matcher range = RANGE.matcher(String.valueOf(response.getHeader(HttpHeaders.CONTENT_RANGE)));
        if (!range.matches() || !range.group(1).equals(Long.toString(draft.size()))) {
            return startAgain("it has sent another part of the file than the one asked for");
        }
        return store();
    }

    private Future<PeerAnswer> store() {
        return response.pipeTo(new DraftSink(draft, disk))
                .onFailure(_ -> response.request().reset())
                .map(_ -> new PeerAnswer.Whole(fileName()));
    }

    private Future<PeerAnswer> startAgain(String why) {
        response.request().reset();
        return restart().map(_ -> new PeerAnswer.Unreachable(why));
    }

    private Future<PeerAnswer> refused() {
        int status = response.statusCode();
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (location != null) {
            response.request().reset();
            return Future.succeededFuture(new PeerAnswer.Refused(
                    status, "it redirects to " + Limits.shown(location) + ", which is not followed"));
        }
        var text = Buffer.buffer();
        response.handler(more -> {
            text.appendBuffer(more);
            if (text.length() > LONGEST_TEXT) {
                response.request().reset();
            }
        });
        return response.end().otherwiseEmpty().map(_ -> new PeerAnswer.Refused(status, Limits.shown(text.toString())));
    }

    private @Nullable String fileName() {
        Matcher name = FILE_NAME.matcher(String.valueOf(response.getHeader(HttpHeaders.CONTENT_DISPOSITION)));
        return name.find() ? name.group(1) : null;
    }

    private Future<Void> restart() {
        return disk.run(() -> {
            draft.restart();
            return null;
        });
    }
}
