package org.substra.worker.task;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.substra.contract.Json;
import org.substra.worker.broker.Sender;
import org.substra.worker.lease.Lease;
import org.substra.worker.node.WorkerIdentity;

/** Tells this node's schedulers how an attempt ended. */
@ApplicationScoped
class Schedulers {

    private static final int ATTEMPTS = 60;
    private static final int PATIENCE_SECONDS = 5;

    private final Sender sender;
    private final WorkerIdentity worker;

    Schedulers(@Channel("finished") MutinyEmitter<byte[]> channel, WorkerIdentity worker) {
        this.sender = new Sender(channel);
        this.worker = worker;
    }

    /**
     * Returns when the broker has the message. If it never takes it the schedulers learn the same from the ledger, or
     * from the end of the lease.
     */
    void tell(Lease lease, Outcome outcome) {
        TaskFinished finished = TaskFinished.of(lease.attempt(), outcome, worker);
        for (int sent = 1; !isTold(finished); sent++) {
            if (sent == ATTEMPTS) {
                Log.errorf(
                        "the schedulers could not be told of %s: %s",
                        lease.attempt().id(), outcome);
                return;
            }
        }
        lease.conclude();
    }

    private boolean isTold(TaskFinished finished) {
        try {
            sender.send(Json.write(finished), Sender.headers(worker.id(), finished.id()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            Log.warnf("no confirmation for %s, sending again: %s", finished.id(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
