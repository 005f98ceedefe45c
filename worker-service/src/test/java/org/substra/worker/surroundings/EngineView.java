package org.substra.worker.surroundings;

import com.github.dockerjava.api.DockerClient;
import jakarta.inject.Singleton;
import java.util.Map;
import org.substra.contract.Key;

/** What a test sees of the real engine. */
@Singleton
public final class EngineView {

    private final DockerClient docker;

    EngineView(DockerClient docker) {
        this.docker = docker;
    }

    /** Containers of the tuple, running or not. */
    public int running(Key tuple) {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("substra.tuple", tuple.value()))
                .exec()
                .size();
    }

    /** When the image was made. */
    public String created(String tag) {
        return String.valueOf(docker.inspectImageCmd(tag).exec().getCreated());
    }
}
