package org.substra.api.error;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of what the framework refuses. */
@RegisterForReflection
record Detail(String detail) {}
