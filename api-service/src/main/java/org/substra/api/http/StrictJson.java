package org.substra.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Bodies say each thing once, and nothing after their end: two readers could take two meanings from them. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
