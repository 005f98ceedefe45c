package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.substra.worker.failure.NodeFailed;
import org.substra.worker.failure.TupleFailure;

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
            await(progress);
        } catch (IOException e) {
            throw new NodeFailed("cannot read the build context " + build.context() + ": " + e, e);
        }
    }

    private void await(BuildProgress progress) {
        try {
            progress.await(config.buildTimeout());
        } catch (TupleFailure failed) {
            removeUnfinished(progress.lastStep());
            throw failed;
        }
    }

    boolean remove(String tag) {
        return EngineCall.of("remove image " + tag, () -> {
            try {
                docker.removeImageCmd(tag).exec();
                return true;
            } catch (NotFoundException absent) {
                return true;
            } catch (ConflictException used) {
                Log.debugf("image %s stays: %s", tag, used.getMessage());
                return false;
            }
        });
    }

    List<BuiltImage> named(String prefix) {
        List<Image> found =
                EngineCall.of("list images", docker.listImagesCmd().withReferenceFilter(prefix + "*")::exec);
        return found.stream().map(image -> built(image, prefix)).toList();
    }

    private static BuiltImage built(Image image, String prefix) {
        List<String> tags = Arrays.stream(image.getRepoTags())
                .filter(tag -> tag.startsWith(prefix))
                .toList();
        return new BuiltImage(tags, image.getSize(), Instant.ofEpochSecond(image.getCreated()));
    }

    /** Removes what the steps before the one that failed have made; nobody else would find it. */
    private void removeUnfinished(@Nullable String lastStep) {
        if (lastStep == null) {
            return;
        }
        try {
            EngineCall.of("remove what a failed build has made", () -> isRemoved(lastStep));
        } catch (TupleFailure e) { // the build's own failure says more
            Log.warnf("%s stays on the engine: %s", lastStep, e.getMessage());
        }
    }

    private boolean isRemoved(String nameless) {
        try {
            var tags = docker.inspectImageCmd(nameless).exec().getRepoTags();
            if (tags != null && !tags.isEmpty()) { // another's, such as the base image
                return false;
            }
            docker.removeImageCmd(nameless).exec();
            return true;
        } catch (NotFoundException | ConflictException shared) {
            Log.debugf("%s is gone, or part of another image: %s", nameless, shared.getMessage());
            return false;
        }
    }
}
