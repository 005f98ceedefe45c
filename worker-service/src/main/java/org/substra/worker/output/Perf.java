package org.substra.worker.output;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What metrics write: the figure, and whatever else they like. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Perf(@Nullable Double all) {}
