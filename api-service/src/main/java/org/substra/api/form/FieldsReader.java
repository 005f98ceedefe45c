package org.substra.api.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;

/** Turns a body into fields. */
@Singleton
public class FieldsReader {

    /** As many as multipart may have, see application.properties. */
    private static final int MOST_FIELDS = 10_000;

    private final ObjectMapper json;

    FieldsReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Fields from a JSON object; no text, no fields.
     *
     * @throws InvalidRequest when it is anything else
     */
    public Fields json(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Fields(json.createObjectNode());
        }
        try {
            JsonNode values = json.readTree(text);
            if (values.isObject()) {
                return new Fields(values);
            }
        } catch (JacksonException e) {
            throw new InvalidRequest("JSON parse error - " + e.getOriginalMessage());
        }
        throw new InvalidRequest("Invalid data. Expected a dictionary.");
    }

    /**
     * Fields from a body of either kind.
     *
     * @param type of the body: JSON unless it says form
     * @throws InvalidRequest when it cannot be read
     */
    public Fields read(@Nullable MediaType type, String body) {
        boolean form = type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        return form ? form(body) : json(body);
    }

    /**
     * Fields from {@code application/x-www-form-urlencoded}; a name that comes again makes a list.
     *
     * @throws InvalidRequest when it is anything else, or has too many fields
     */
    Fields form(String text) {
        ObjectNode values = json.createObjectNode();
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new InvalidRequest("The form has more than " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int end = pair.indexOf('=');
            if (end > 0) {
                add(values, decode(pair.substring(0, end)), decode(pair.substring(end + 1)));
            }
        }
        return new Fields(values);
    }

    private static void add(ObjectNode values, String name, String value) {
        if (!values.has(name)) {
            values.put(name, value);
        } else if (values.get(name) instanceof ArrayNode list) {
            list.add(value);
        } else {
            String first = values.get(name).asText();
            values.putArray(name).add(first).add(value);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("the form's text is not percent-encoded as it should be");
        }
    }
}
