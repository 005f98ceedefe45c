package org.substra.worker.container;

/** How a container ended. */
public sealed interface ContainerEnd {

    record Exited(int code) implements ContainerEnd {}

    record OutOfMemory() implements ContainerEnd {}

    record TimedOut() implements ContainerEnd {}
}
