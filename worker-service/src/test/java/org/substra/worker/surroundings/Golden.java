package org.substra.worker.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.substra.contract.Json;

/** The golden files by which both sides of a message pin its shape. */
public final class Golden {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    /** The message of that type, as this service reads it. */
    public static <T> T read(String type, Class<T> as) {
        return Json.read(bytes(type), as);
    }

    public static JsonNode tree(String type) {
        return tree(bytes(type));
    }

    /** A message of this service as it is on the wire. */
    public static JsonNode written(Object message) {
        return tree(Json.write(message));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String type) {
        try {
            return Files.readAllBytes(Path.of("../docs/messages", type + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
