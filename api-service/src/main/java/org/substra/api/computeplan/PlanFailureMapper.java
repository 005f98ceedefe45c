package org.substra.api.computeplan;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.substra.api.error.LedgerTimeout;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;

/** The answers that are the plans' own (spec 1.15): they name the plan, or the fields of a nested body. */
class PlanFailureMapper {

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(InvalidPlan invalid) {
        return answer(Status.BAD_REQUEST, invalid.problems());
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(PlanFailure failure) {
        boolean late = failure.getCause() instanceof LedgerTimeout;
        Status status =
                switch (failure.getCause()) {
                    case Refusal refusal -> status(refusal.reason());
                    case LedgerTimeout _ -> Status.REQUEST_TIMEOUT;
                    case null, default -> Status.NOT_FOUND;
                };
        return answer(status, new PlanMessage(failure.getMessage(), failure.plan(), late ? failure.plan() : null));
    }

    private static Status status(Reason reason) {
        return switch (reason) {
            case INVALID, ILLEGAL_MOVE, CONFLICT -> Status.BAD_REQUEST;
            case FORBIDDEN -> Status.FORBIDDEN;
            case NOT_FOUND -> Status.NOT_FOUND;
        };
    }

    private static RestResponse<Object> answer(Status status, Object body) {
        return ResponseBuilder.<Object>create(status, body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
