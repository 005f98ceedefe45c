package org.substra.worker.container;

import com.github.dockerjava.api.exception.DockerException;
import java.util.function.Supplier;
import org.substra.worker.failure.DiskFull;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

/** Names what was asked of the engine when it fails. */
final class EngineCall {

    private EngineCall() {}

    static <T> T of(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (TupleFailure known) {
            throw known;
        } catch (DockerException refused) {
            String said = "the container engine refused to %s: %s".formatted(what, refused.getMessage());
            throw DiskFull.isMeantBy(said) ? new DiskFull(said, refused) : new NodeFailed(said, refused);
        } catch (RuntimeException unreachable) { // docker-java wraps what happens on the wire in plain ones
            throw new NodeFailed(
                    "cannot %s: is the container engine running? %s".formatted(what, unreachable), unreachable);
        }
    }
}
