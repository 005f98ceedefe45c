package org.substra.worker.material;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.command.Material;
import org.substra.worker.broker.Questions;
import org.substra.worker.broker.Sender;
import org.substra.worker.failure.MaterialUnreachable;
import org.substra.worker.lease.Lease;
import org.substra.worker.node.NodeConfig;

/** Has this node's api bring what the store lacks. */
@ApplicationScoped
class FileRequests {

    private final Questions<FileAnswer> questions = new Questions<>();
    private final Sender sender;
    private final String instance;
    private final FilesConfig config;

    FileRequests(@Channel("files") MutinyEmitter<byte[]> channel, NodeConfig node, FilesConfig config) {
        this.sender = new Sender(channel);
        this.instance = node.instance();
        this.config = config;
    }

    /**
     * Waits for the api's answer while the lease holds.
     *
     * @throws MaterialUnreachable when none comes in time
     */
    FileAnswer bring(Material material, Lease lease) {
        FileWanted wanted = FileWanted.of(material, lease.attempt().channel());
        FileAnswer answer =
                questions.ask(wanted.id(), () -> send(wanted), config.resendAfter(), config.patience(), lease);
        if (answer == null) {
            throw new MaterialUnreachable("%s %s: this node's api did not answer for %s"
                    .formatted(material.kind().word(), material.key(), config.patience()));
        }
        return answer;
    }

    /** Says, without waiting, that fetched files are used. When it is lost, they may be removed too early, and are fetched again. */
    void used(List<Key> hashes, Lease lease) {
        FilesUsed used = FilesUsed.of(hashes, lease.attempt().channel());
        sender.send(Json.write(used), Sender.headers("used", used.id())).exceptionally(failure -> {
            Log.warnf("the use of fetched files is not noted: %s", failure);
            return null;
        });
    }

    void answered(FileAnswer answer) {
        questions.answer(answer.id(), answer);
    }

    private CompletableFuture<Void> send(FileWanted wanted) {
        var headers = Sender.headers(wanted.kind().word(), wanted.id())
                .withReplyTo(instance)
                .withCorrelationId(wanted.id());
        return sender.send(Json.write(wanted), headers);
    }
}
