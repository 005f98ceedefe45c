package org.substra.api.error;

import java.util.List;
import java.util.Map;

/** Fields of a JSON body that cannot be (400): each with its reasons, in the API's spelling. */
public final class InvalidFields extends ApiFailure {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> fields;

    public InvalidFields(Map<String, List<String>> fields) {
        super("invalid fields: " + fields);
        this.fields = Map.copyOf(fields);
    }

    /** One field with one reason. */
    public static InvalidFields of(String field, String reason) {
        return new InvalidFields(Map.of(field, List.of(reason)));
    }

    public Map<String, List<String>> fields() {
        return fields;
    }
}
