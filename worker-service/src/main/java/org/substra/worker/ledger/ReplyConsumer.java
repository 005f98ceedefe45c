package org.substra.worker.ledger;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.substra.contract.Json;
import org.substra.contract.message.CommandAnswer;

/** Brings the ledger's answers to those who asked. */
@ApplicationScoped
class ReplyConsumer {

    private final LedgerCommands commands;

    ReplyConsumer(LedgerCommands commands) {
        this.commands = commands;
    }

    @Incoming("ledger-replies")
    @RunOnVirtualThread
    void on(byte[] payload) {
        try {
            commands.answered(Json.read(payload, CommandAnswer.class));
        } catch (RuntimeException e) { // the command is sent again; an exception would stop the channel
            Log.error("unreadable answer of the ledger adapter left out", e);
        }
    }
}
