package org.substra.api.computeplan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.substra.api.error.InvalidFields;
import org.substra.api.error.InvalidRequest;
import org.substra.api.form.Fields;
import org.substra.contract.Key;
import org.substra.contract.Refusal;
import org.substra.contract.plan.PlanTuple;

/** Reads a body token by token: of all its JSON, one tuple at a time is in memory. */
final class PlanBodyParser {

    private static final String WHOLE = "non_field_errors";

    private final ObjectMapper json;
    private final JsonParser parser;
    private final ObjectNode rest;
    private final List<PlanTuple> tuples = new ArrayList<>();
    private final Map<String, Object> problems = new HashMap<>();

    PlanBodyParser(ObjectMapper json, JsonParser parser) {
        this.json = json;
        this.parser = parser;
        this.rest = json.createObjectNode();
    }

    /**
     * Reads everything; no text, no fields.
     *
     * @throws InvalidRequest when it is no JSON object
     */
    void read() throws IOException {
        JsonToken first = parser.nextToken();
        if (first != null && first != JsonToken.START_OBJECT) {
            throw new InvalidRequest("Invalid data. Expected a dictionary.");
        }
        while (first != null && parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            PlanItems items = PlanItems.of(name);
            if (items != null) {
                list(items);
            } else {
                rest.set(name, json.readTree(parser));
            }
        }
        if (first != null && parser.nextToken() != null) {
            throw new InvalidRequest("JSON parse error - there is something behind the object");
        }
    }

    PlanBody body(Key hash) {
        return new PlanBody(hash, rest, tuples, problems);
    }

    private void list(PlanItems items) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            problems.put(items.word(), List.of("Expected a list of items."));
            parser.skipChildren();
            return;
        }
        var wrong = new ArrayList<Map<String, List<String>>>();
        boolean valid = true;
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            Map<String, List<String>> problem = item(items, json.readTree(parser), index);
            valid &= problem.isEmpty();
            wrong.add(problem);
        }
        if (!valid) {
            problems.put(items.word(), List.copyOf(wrong));
        }
    }

    /** What is wrong with the item; nothing when it was added to the tuples. */
    private Map<String, List<String>> item(PlanItems items, JsonNode item, int index) {
        if (!item.isObject()) {
            return Map.of(WHOLE, List.of("Invalid data. Expected a dictionary."));
        }
        try {
            tuples.add(items.read(new Fields(item), index));
            return Map.of();
        } catch (InvalidFields invalid) {
            return invalid.fields();
        } catch (Refusal refusal) {
            return Map.of(WHOLE, List.of(refusal.getMessage()));
        }
    }
}
