package org.substra.api.admin;

import io.quarkus.vertx.VertxContextSupport;
import java.nio.file.Path;
import org.substra.api.identity.IncomingNodes;
import org.substra.api.identity.OutgoingNodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The nodes that this one talks to. */
@Command(name = "nodes", description = "The nodes that this one talks to.")
class NodesCommand {

    private final IncomingNodes incoming;
    private final OutgoingNodes outgoing;

    NodesCommand(IncomingNodes incoming, OutgoingNodes outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    @Command(
            name = "load",
            description = "Enters the nodes of a file, or changes them to what it says:"
                    + " {\"incoming_nodes\": [{\"node_id\", \"secret\"}],"
                    + " \"outgoing_nodes\": [{\"node_id\", \"secret\", \"url\"}]}. Others are left alone.")
    int load(@Parameters(paramLabel = "FILE", description = "the file, JSON") Path path) throws Throwable {
        NodesFile file = NodesFile.read(path);
        for (NodesFile.Incoming node : file.incoming()) {
            say(VertxContextSupport.subscribeAndAwait(() -> incoming.put(node.id(), node.secret())), node);
        }
        for (NodesFile.Outgoing node : file.outgoing()) {
            say(VertxContextSupport.subscribeAndAwait(() -> outgoing.put(node.toNode())), node);
        }
        return 0;
    }

    private void say(boolean changed, Object node) {
        System.out.println((changed ? "entered " : "unchanged ") + node);
    }
}
