package org.substra.api.error;

import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;
import static org.jboss.resteasy.reactive.RestResponse.Status.NOT_ACCEPTABLE;
import static org.jboss.resteasy.reactive.RestResponse.Status.NOT_FOUND;
import static org.jboss.resteasy.reactive.RestResponse.Status.REQUEST_TIMEOUT;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;
import static org.jboss.resteasy.reactive.RestResponse.Status.TOO_MANY_REQUESTS;
import static org.jboss.resteasy.reactive.RestResponse.Status.UNAUTHORIZED;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.substra.contract.Key;
import org.substra.contract.Refusal;

/** Turns each failure of ours into its HTTP answer. No default branch: a new failure must choose. */
class FailureMapper {

    private static final String UNKNOWN_KEY = "(not computed)";
    private static final int INSUFFICIENT_STORAGE = 507;

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(ApiFailure failure) {
        return switch (failure) {
            case InvalidFields invalid -> answer(BAD_REQUEST, invalid.fields()).build();
            case InvalidAsset invalid -> answer(BAD_REQUEST, body(invalid)).build();
            case InvalidRequest _ -> plain(BAD_REQUEST, failure);
            case NotAcceptable _ ->
                answer(NOT_ACCEPTABLE, new Detail(failure.getMessage())).build();
            case NotAuthorized _ -> plain(FORBIDDEN, failure);
            case NotFound _ -> plain(NOT_FOUND, failure);
            case NotStored _ ->
                answer(NOT_FOUND, new Detail(failure.getMessage())).build();
            case KeyConflict conflict ->
                answer(CONFLICT, Message.of(failure.getMessage(), conflict.key()))
                        .build();
            case LedgerTimeout late -> answer(REQUEST_TIMEOUT, body(late)).build();
            case LedgerUnavailable _ ->
                answer(SERVICE_UNAVAILABLE, Message.of(failure.getMessage()))
                        .header(HttpHeaders.RETRY_AFTER, LedgerUnavailable.RETRY_AFTER_SECONDS)
                        .build();
            case Overloaded _ ->
                answer(SERVICE_UNAVAILABLE, Message.of(failure.getMessage()))
                        .header(HttpHeaders.RETRY_AFTER, Overloaded.RETRY_AFTER_SECONDS)
                        .build();
            case PeerFailure peer -> json(ResponseBuilder.create(peer.status()), Message.of(failure.getMessage()));
            case StoreFull _ -> json(ResponseBuilder.create(INSUFFICIENT_STORAGE), Message.of(failure.getMessage()));
            case Throttled throttled ->
                answer(TOO_MANY_REQUESTS, new Detail(failure.getMessage()))
                        .header(HttpHeaders.RETRY_AFTER, throttled.seconds())
                        .build();
            case TokenRefused refused ->
                answer(UNAUTHORIZED, refused.body())
                        .header(HttpHeaders.WWW_AUTHENTICATE, FrameworkFailureMapper.CHALLENGE)
                        .build();
        };
    }

    /** A conflict carries its key; the move that a tuple's state forbids is the caller's fault (spec 3.1). */
    @ServerExceptionMapper
    public RestResponse<Object> toResponse(Refusal refusal) {
        return switch (refusal.reason()) {
            case INVALID, ILLEGAL_MOVE -> plain(BAD_REQUEST, refusal);
            case FORBIDDEN -> plain(FORBIDDEN, refusal);
            case NOT_FOUND -> plain(NOT_FOUND, refusal);
            case CONFLICT ->
                answer(CONFLICT, Message.of(refusal.getMessage(), Message.keyOf(refusal.keys())))
                        .build();
        };
    }

    private static Message body(InvalidAsset invalid) {
        Object key = invalid.key().<Object>map(Key::value).orElse(UNKNOWN_KEY);
        return Message.of(List.of(invalid.reason()), key);
    }

    private static Message body(LedgerTimeout late) {
        Key pkhash = late.isTuple() ? late.keys().getFirst() : null;
        return new Message(late.content(), Message.keyOf(late.keys()), pkhash);
    }

    private static RestResponse<Object> plain(Status status, RuntimeException failure) {
        return answer(status, Message.of(String.valueOf(failure.getMessage()))).build();
    }

    private static ResponseBuilder<Object> answer(Status status, Object body) {
        return ResponseBuilder.<Object>create(status, body).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private static RestResponse<Object> json(ResponseBuilder<Object> response, Object body) {
        return response.entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
