package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.Consumer;
import org.substra.worker.failure.NodeFailed;

/** Images of the Docker engine. */
@Singleton
class DockerImages {

    private final DockerClient docker;
    private final EngineConfig config;

    DockerImages(DockerClient docker, EngineConfig config) {
        this.docker = docker;
        this.config = config;
    }

    boolean has(String tag) {
        return EngineCall.of("look for image " + tag, () -> {
            try {
                docker.inspectImageCmd(tag).exec();
                return true;
            } catch (NotFoundException absent) {
                return false;
            }
        });
    }

    void build(ImageBuild build, Consumer<String> log) {
        try (InputStream context = new BufferedInputStream(Files.newInputStream(build.context()));
                var progress = new BuildProgress(build.tag(), log)) {
            long memory = config.buildMemory().asLongValue();
            EngineCall.of(
                    "build image " + build.tag(),
                    () -> docker.buildImageCmd()
                            .withTarInputStream(context)
                            .withTags(Set.of(build.tag()))
                            .withNetworkMode(config.buildNetwork())
                            .withMemory(memory)
                            .withMemswap(memory)
                            .withRemove(true)
                            .withForcerm(true)
                            .exec(progress));
            progress.await(config.buildTimeout());
        } catch (IOException e) {
            throw new NodeFailed("cannot read the build context " + build.context() + ": " + e, e);
        }
    }

    void remove(String tag) {
        EngineCall.of("remove image " + tag, () -> {
            try {
                return docker.removeImageCmd(tag).withForce(true).exec();
            } catch (NotFoundException absent) {
                return absent;
            }
        });
    }
}
