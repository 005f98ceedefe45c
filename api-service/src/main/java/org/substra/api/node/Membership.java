package org.substra.api.node;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.ledger.Heads;
import org.substra.api.ledger.LedgerCommands;
import org.substra.api.readmodel.Nodes;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.RegisterNode;

/** Registers this node on each of its channels once; tries from the start until it has succeeded. */
@ApplicationScoped
class Membership {

    private final ThisNode node;
    private final Nodes nodes;
    private final Heads heads;
    private final LedgerCommands commands;
    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    Membership(ThisNode node, Nodes nodes, Heads heads, LedgerCommands commands) {
        this.node = node;
        this.nodes = nodes;
        this.heads = heads;
        this.commands = commands;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> join() {
        return Multi.createFrom()
                .iterable(node.channelNames())
                .filter(channel -> !joined.contains(channel))
                .onItem()
                .transformToUniAndConcatenate(this::join)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> join(String channel) {
        return heads.find(channel, () -> own(channel))
                .onItem()
                .ifNull()
                .switchTo(() -> commands.submit(channel, new RegisterNode()).replaceWith(node.organisation()))
                .invoke(_ -> {
                    joined.add(channel);
                    Log.infof("channel %s: this node is registered as %s", channel, node.organisation());
                })
                .onFailure()
                .invoke(failure -> Log.warnf("channel %s: this node is not registered yet: %s", channel, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<@Nullable OrganisationId> own(String channel) {
        return nodes.list(channel).map(ids -> ids.contains(node.organisation()) ? node.organisation() : null);
    }
}
