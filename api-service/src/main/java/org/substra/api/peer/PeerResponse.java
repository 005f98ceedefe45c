package org.substra.api.peer;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;
import org.substra.contract.Limits;

/** An answer that has begun to come. Nothing that it says is believed: what comes is checked against the ledger's hash later. */
final class PeerResponse {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    private static final long LONGEST_TEXT = 1 << 16;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

    private final HttpClientResponse response;
    private final Draft draft;
    private final DraftSink sink;
    private final DiskWork disk;

    PeerResponse(HttpClientResponse response, Draft draft, DraftSink sink, DiskWork disk) {
        this.response =
                response.exceptionHandler(failure -> Log.debugf("an answer of another node ended: %s", failure));
        this.draft = draft;
        this.sink = sink;
        this.disk = disk;
    }

    Future<PeerAnswer> receive() {
        return switch (response.statusCode()) {
            case OK -> unfit().map(this::drop).orElseGet(this::fromStart);
            case PARTIAL -> unfit().map(this::drop).orElseGet(this::goOn);
            case NOT_SATISFIABLE -> startAgain("it has less than it has sent before");
            default -> refused();
        };
    }

    /** What no file is sent as: nothing is unpacked here that a stranger has packed. */
    private Optional<String> unfit() {
        String encoding = header(HttpHeaders.CONTENT_ENCODING);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            return Optional.of("it sends the file encoded as " + Limits.shown(encoding) + ", for which nobody asked");
        }
        if (header(HttpHeaders.CONTENT_TYPE).startsWith("multipart/")) {
            return Optional.of("it sends several parts instead of the file");
        }
        return Optional.empty();
    }

    private Future<PeerAnswer> drop(String why) {
        response.request().reset();
        return Future.succeededFuture(new PeerAnswer.Unfit(why));
    }

    /** A node that does not know ranges begins anew; so do we. */
    private Future<PeerAnswer> fromStart() {
        return store(true).map(_ -> new PeerAnswer.Whole(fileName()));
    }

    private Future<PeerAnswer> goOn() {
        Matcher range = RANGE.matcher(header(HttpHeaders.CONTENT_RANGE));
        if (draft.size() == 0 || !range.matches() || Long.parseLong(range.group(1)) != draft.size()) {
            return startAgain("it has sent another part of the file than the one asked for");
        }
        boolean last = range.group(3).equals(Long.toString(Long.parseLong(range.group(2)) + 1));
        return store(false)
                .map(_ -> last
                        ? new PeerAnswer.Whole(fileName())
                        : new PeerAnswer.Unreachable("it has not sent the file to its end"));
    }

    /**
     * What would not fit is refused before it comes; what came is in the draft when this is done, however it ended. That it was
     * refused says more than that the connection was cut, whichever came first.
     */
    private Future<Void> store(boolean anew) {
        OptionalLong announced = announced();
        sink.first(() -> {
            if (anew) {
                draft.restart();
            }
            if (announced.isPresent()) {
                draft.expect(announced.getAsLong());
            }
            return null;
        });
        return response.pipeTo(sink)
                .onFailure(_ -> response.request().reset())
                .transform(piped -> sink.settled()
                        .compose(_ ->
                                piped.succeeded() ? Future.succeededFuture() : Future.failedFuture(piped.cause())));
    }

    private OptionalLong announced() {
        String length = header(HttpHeaders.CONTENT_LENGTH);
        return LENGTH.matcher(length).matches() ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
    }

    private Future<PeerAnswer> startAgain(String why) {
        response.request().reset();
        return disk.run(() -> {
                    draft.restart();
                    return null;
                })
                .map(_ -> new PeerAnswer.Unreachable(why));
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
        return response.end()
                .otherwiseEmpty()
                .map(_ ->
                        new PeerAnswer.Refused(status, "it answers " + status + ": " + Limits.shown(text.toString())));
    }

    private @Nullable String fileName() {
        Matcher name = FILE_NAME.matcher(String.valueOf(response.getHeader(HttpHeaders.CONTENT_DISPOSITION)));
        return name.find() ? name.group(1) : null;
    }

    /** In lower case; empty when it is not there. */
    private String header(CharSequence name) {
        String value = response.getHeader(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
