package org.substra.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.substra.contract.Refusal;

/** Which field of a body is wrong, and why, in the API's spelling. */
final class BodyFields {

    private static final String WHOLE_BODY = "non_field_errors";

    private BodyFields() {}

    static Map<String, List<String>> of(JsonMappingException unreadable) {
        String field = unreadable.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(WHOLE_BODY);
        return Map.of(field, List.of(reason(unreadable)));
    }

    static Map<String, List<String>> of(ConstraintViolationException violations) {
        var fields = new TreeMap<String, List<String>>();
        for (ConstraintViolation<?> violation : violations.getConstraintViolations()) {
            fields.computeIfAbsent(field(violation.getPropertyPath()), _ -> new ArrayList<>())
                    .add(reason(violation));
        }
        return fields;
    }

    /** What is wrong with JSON, without the place in the source text and the class that was to be read. */
    static String firstLine(Throwable cause) {
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("unreadable");
    }

    private static String reason(JsonMappingException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal.getMessage();
            }
        }
        return "Not a valid value.";
    }

    private static String reason(ConstraintViolation<?> violation) {
        boolean missing = violation.getConstraintDescriptor().getAnnotation().annotationType() == NotNull.class;
        return missing ? "This field is required." : violation.getMessage();
    }

    private static String field(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY) {
                return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(node.getName());
            }
        }
        return WHOLE_BODY;
    }
}
