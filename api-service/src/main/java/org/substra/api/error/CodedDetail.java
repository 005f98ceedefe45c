package org.substra.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a refused JSON web token. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodedDetail(
        String detail, @Nullable String code, @Nullable List<Map<String, String>> messages) {}
