package org.substra.worker.material;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.substra.contract.Json;

/** Brings the api's answers to the tuples that asked. */
@ApplicationScoped
class FileAnswerConsumer {

    private final FileRequests requests;

    FileAnswerConsumer(FileRequests requests) {
        this.requests = requests;
    }

    @Incoming("files-replies")
    @RunOnVirtualThread
    void on(byte[] payload) {
        try {
            requests.answered(Json.read(payload, FileAnswer.class));
        } catch (RuntimeException e) { // the file is asked for again; an exception would stop the channel
            Log.error("unreadable answer about a file left out", e);
        }
    }
}
