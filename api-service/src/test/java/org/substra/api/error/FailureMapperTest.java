package org.substra.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.Given;
import org.substra.contract.Key;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;

class FailureMapperTest {

    private static final Key KEY = Given.key("asset");
    private static final Key OTHER = Given.key("other");

    private final FailureMapper mapper = new FailureMapper();

    @Test
    void a_refusal_has_the_status_of_its_reason() throws IOException {
        assertAnswer(mapper.toResponse(Refusal.invalid("no")), 400, "{'message':'no'}");
        assertAnswer(mapper.toResponse(Refusal.forbidden("no")), 403, "{'message':'no'}");
        assertAnswer(
                mapper.toResponse(Refusal.notFound("algo", KEY)), 404, "{'message':'no algo with key " + KEY + "'}");
        assertAnswer(mapper.toResponse(Refusal.illegalMove("no")), 400, "{'message':'no'}");
    }

    @Test
    void a_conflict_carries_its_key_or_keys() throws IOException {
        assertAnswer(
                mapper.toResponse(Refusal.conflict("taken", List.of(KEY))),
                409,
                "{'message':'taken','key':'" + KEY + "'}");
        assertAnswer(
                mapper.toResponse(new Refusal(Reason.CONFLICT, "taken", List.of(KEY, OTHER))),
                409,
                "{'message':'taken','key':['" + KEY + "','" + OTHER + "']}");
        assertAnswer(
                mapper.toResponse(KeyConflict.ofMany("taken", List.of(KEY))),
                409,
                "{'message':'taken','key':['" + KEY + "']}");
    }

    @Test
    void a_timeout_names_what_may_still_happen() throws IOException {
        var late = new LedgerTimeout("late");

        assertAnswer(mapper.toResponse(late), 408, "{'message':'late'}");
        assertAnswer(
                mapper.toResponse(late.forAssets(List.of(KEY))),
                408,
                "{'message':{'pkhash':['" + KEY + "'],'validated':false},'key':'" + KEY + "'}");
        assertAnswer(
                mapper.toResponse(late.forTuple(KEY)),
                408,
                "{'message':'late','key':'" + KEY + "','pkhash':'" + KEY + "'}");
    }

    @Test
    void an_invalid_asset_says_its_key_when_it_has_one() throws IOException {
        assertAnswer(
                mapper.toResponse(InvalidAsset.of("no Dockerfile", KEY)),
                400,
                "{'message':['no Dockerfile'],'key':'" + KEY + "'}");
        assertAnswer(
                mapper.toResponse(InvalidAsset.ofFields(Map.of("name", List.of("too long")), null)),
                400,
                "{'message':[{'name':['too long']}],'key':'(not computed)'}");
        assertAnswer(mapper.toResponse(InvalidFields.of("tag", "too long")), 400, "{'tag':['too long']}");
    }

    @Test
    void whoever_should_wait_is_told_how_long() throws IOException {
        RestResponse<Object> unavailable = mapper.toResponse(new LedgerUnavailable("away"));
        RestResponse<Object> throttled = mapper.toResponse(new Throttled(7));

        assertAnswer(unavailable, 503, "{'message':'away'}");
        assertThat(unavailable.getHeaderString("Retry-After")).isEqualTo("2");
        assertAnswer(throttled, 429, "{'detail':'Request was throttled. Expected available in 7 seconds.'}");
        assertThat(throttled.getHeaderString("Retry-After")).isEqualTo("7");
    }

    @Test
    void everything_else_is_a_sentence() throws IOException {
        assertAnswer(mapper.toResponse(new NotAuthorized("Unauthorized")), 403, "{'message':'Unauthorized'}");
        assertAnswer(mapper.toResponse(new NotFound("no such algo")), 404, "{'message':'no such algo'}");
        assertAnswer(mapper.toResponse(new NotStored()), 404, "{'detail':'Not found.'}");
        assertAnswer(mapper.toResponse(new InvalidRequest("Wrong pk x")), 400, "{'message':'Wrong pk x'}");
        assertAnswer(mapper.toResponse(new PeerFailure(502, "gone")), 502, "{'message':'gone'}");
    }

    private static void assertAnswer(RestResponse<Object> answer, int status, String body) throws IOException {
        var json = new ObjectMapper();
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(json.<JsonNode>valueToTree(answer.getEntity())).isEqualTo(json.readTree(body.replace('\'', '"')));
    }
}
