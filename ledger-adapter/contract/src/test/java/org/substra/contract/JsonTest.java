package org.substra.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.substra.contract.rule.Given.key;
import static org.substra.contract.rule.Refusals.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.TupleState;
import org.substra.contract.rule.Given;

class JsonTest {

    @Test
    void spells_a_command_in_one_way() {
        var tuple = new CreateTraintuple(
                key("a"), key("d"), Given.keys("s"), Given.keys(), null, "é\"", Map.of("b", "2", "a", "1"));

        assertThat(text(tuple))
                .isEqualTo("{\"function\":\"createTraintuple\",\"algo_key\":\"" + key("a")
                        + "\",\"data_manager_key\":\"" + key("d") + "\",\"data_sample_keys\":[\"" + key("s")
                        + "\"],\"in_models_keys\":[],\"metadata\":{\"a\":\"1\",\"b\":\"2\"},\"tag\":\"é\\\"\"}");
        assertThat(Json.readCanonical(Json.write(tuple), Command.class)).isEqualTo(tuple);
        assertThat(text(new RegisterNode())).isEqualTo("{\"function\":\"registerNode\"}");
        assertThat(new RegisterNode().function()).isEqualTo("registerNode");
        assertThat(tuple.function()).isEqualTo("createTraintuple");
    }

    @Test
    void leaves_out_what_is_null() {
        assertThat(text(TupleState.doing(key("t"), 2)))
                .isEqualTo("{\"record\":\"tuple_state\",\"attempt\":2,\"log\":\"\",\"status\":\"doing\",\"tuple\":\""
                        + key("t") + "\"}");
        assertThat(Json.readCanonical(Json.write(TupleState.doing(key("t"), 2)), LedgerRecord.class))
                .isEqualTo(TupleState.doing(key("t"), 2));
    }

    @Test
    void keeps_a_32_bit_number_as_it_is() {
        var success = new LogSuccessTest(key("t"), 1, "", 0.1f);

        assertThat(text(success)).contains("\"perf\":0.1}");
        assertThat(Json.readCanonical(Json.write(success), Command.class)).isEqualTo(success);
    }

    @Test
    void tells_in_the_words_of_the_rule_what_is_wrong() {
        refused(
                Reason.INVALID,
                "attempt: from 1, not 0",
                () -> command("{\"function\":\"logStart\",\"attempt\":0,\"key\":\"" + key("t") + "\"}"));
        refused(Reason.INVALID, "key: is required", () -> command("{\"function\":\"logStart\",\"attempt\":1}"));
        refused(
                Reason.INVALID,
                "not a key of 64",
                () -> command("{\"function\":\"logStart\",\"attempt\":1,\"key\":\"x\"}"));
    }

    @Test
    void refuses_whatever_is_not_exactly_one_known_value() {
        String valid = text(new LogStart(key("t"), 1));
        for (String wrong : new String[] {
            "",
            "null",
            "[]",
            "\"x\"",
            "{",
            "{\"function\":\"dropEverything\"}",
            "{}",
            valid + valid,
            valid.replace("}", ",\"more\":1}"),
            valid.replace("\"attempt\":1", "\"attempt\":\"1\""),
            valid.replace("\"attempt\":1", "\"attempt\":1.5"),
            valid.replace("\"attempt\":1", "\"attempt\":null"),
            valid.replace("\"attempt\":1", "\"attempt\":99999999999"),
            valid.replace("\"attempt\":1", "\"attempt\":1,\"attempt\":2"),
            "[".repeat(100),
        }) {
            assertThatThrownBy(() -> command(wrong)).as(wrong).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void tells_what_the_parser_could_not_read() {
        String more = text(new LogStart(key("t"), 1)).replace("}", ",\"more\":1}");

        refused(Reason.INVALID, "not a Command: Unrecognized field \"more\"", () -> command(more));
    }

    @Test
    void refuses_another_spelling_where_bytes_are_signed() {
        String valid = text(new LogStart(key("t"), 1));

        assertThat(command(valid.replace(",", ", "))).isEqualTo(new LogStart(key("t"), 1));
        refused(
                Reason.INVALID,
                "not in its canonical form",
                () -> Json.readCanonical(valid.replace(",", ", ").getBytes(UTF_8), Command.class));
    }

    private static Command command(String json) {
        return Json.read(json.getBytes(UTF_8), Command.class);
    }

    private static String text(Object value) {
        return new String(Json.write(value), UTF_8);
    }
}
