package org.substra.worker.output;

/** The two parts of a composite model that a container has made. */
public record CompositeOutput(ModelOutput head, ModelOutput trunk) {}
