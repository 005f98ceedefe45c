package org.substra.api.testtuple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What stands where a model has no certified testtuple (spec 1.16): every field, and nothing in it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record NoTesttupleView(
        String key,
        String creator,
        @Nullable Object algo,
        @Nullable Object objective,
        String traintupleKey,
        String traintupleType,
        boolean certified,
        @Nullable Object dataset,
        String computePlanId,
        int rank,
        String status,
        String log,
        String tag,
        @Nullable Object metadata)
        implements TestView {

    public static final NoTesttupleView NONE =
            new NoTesttupleView("", "", null, null, "", "", false, null, "", 0, "", "", "", null);
}
