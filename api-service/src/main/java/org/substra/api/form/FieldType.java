package org.substra.api.form;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads one kind of value. */
@FunctionalInterface
public interface FieldType<T> {

    /** @param value neither missing nor null */
    T read(JsonNode value) throws Malformed;
}
