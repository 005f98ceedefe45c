package org.substra.api.admin;

import io.quarkus.vertx.VertxContextSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.substra.api.ThisNode;
import org.substra.api.identity.IncomingNodes;
import org.substra.api.identity.OutgoingNodes;
import org.substra.contract.OrganisationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The nodes that this one talks to. */
@Command(
        name = "nodes",
        description = "The nodes that this one talks to, and the secrets that they know each other by.")
class NodesCommand {

    private final IncomingNodes incoming;
    private final OutgoingNodes outgoing;
    private final ThisNode self;
    private final NodeOrigins origins;

    NodesCommand(IncomingNodes incoming, OutgoingNodes outgoing, ThisNode self, NodeOrigins origins) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.self = self;
        this.origins = origins;
    }

    @Command(
            name = "generate",
            description =
                    "Draws the secrets by which the nodes of a network know each other, for every pair and for each with"
                            + " itself, and writes a file for each node (NODE.json, for its owner's eyes only), which \"nodes load\""
                            + " takes there. Enters nothing here. Files that are there already are left alone.")
    int generate(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "NODE=URL",
                            description = "MSP id of each, and its scheme, host and port")
                    List<String> nodes,
            @Option(names = "--folder", required = true, description = "where to write the files") Path folder)
            throws IOException {
        NetworkFiles.write(NodeSecrets.draw(NodeOrigins.of(nodes)), folder);
        return 0;
    }

    @Command(
            name = "load",
            description = "Enters the nodes of a file, or changes them to what it says:"
                    + " {\"incoming_nodes\": [{\"node_id\", \"secret\"}],"
                    + " \"outgoing_nodes\": [{\"node_id\", \"secret\", \"url\"}]}. Others are left alone.")
    int load(@Parameters(paramLabel = "FILE", description = "the file, JSON") Path path) throws Throwable {
        enter(NodesFile.read(path));
        return 0;
    }

    @Command(
            name = "create",
            description =
                    "Draws the secrets that this node and another know each other by, enters them here, and writes the"
                            + " file that the other has to load. Older ones of the two count no more.")
    int create(
            @Parameters(paramLabel = "NODE", description = "the other's MSP id") OrganisationId node,
            @Option(names = "--url", required = true, description = "scheme, host and port of the other") String url,
            @Option(names = "--file", required = true, description = "where to write what the other loads; made anew")
                    Path file)
            throws Throwable {
        if (node.equals(self.organisation())) {
            throw new IllegalArgumentException(node + " is this node: name the other one");
        }
        Map<OrganisationId, NodesFile> files = NodeSecrets.draw(origins.withSelf(node, url));
        Objects.requireNonNull(files.get(node)).only(self.organisation()).write(file);
        try {
            enter(Objects.requireNonNull(files.get(self.organisation())).only(node));
        } catch (Throwable notEntered) {
            Files.deleteIfExists(file);
            throw notEntered;
        }
        System.out.println("wrote " + file + ": to be loaded by " + node + ", and then removed");
        return 0;
    }

    @Command(
            name = "list",
            description =
                    "Lists them: a line each, the id, a tab, \"in\" when it may call this node or a dash, a tab, where"
                            + " this node calls it or a dash.")
    int list() throws Throwable {
        var callers = new TreeSet<>(VertxContextSupport.<List<OrganisationId>>subscribeAndAwait(incoming::all));
        var called = new TreeMap<>(VertxContextSupport.subscribeAndAwait(outgoing::origins));
        var all = new TreeSet<>(callers);
        all.addAll(called.keySet());
        for (OrganisationId node : all) {
            String origin = called.containsKey(node) ? called.get(node).toString() : "-";
            System.out.println(node + "\t" + (callers.contains(node) ? "in" : "-") + "\t" + origin);
        }
        return 0;
    }

    @Command(
            name = "remove",
            description = "Forgets a node: it may not call this one any more, nor does this one call it.")
    int remove(@Parameters(paramLabel = "NODE", description = "its MSP id") OrganisationId node) throws Throwable {
        boolean came = VertxContextSupport.subscribeAndAwait(() -> incoming.remove(node));
        boolean went = VertxContextSupport.subscribeAndAwait(() -> outgoing.remove(node));
        if (!came && !went) {
            throw new IllegalArgumentException("there is no node " + node);
        }
        System.out.println("removed node " + node);
        return 0;
    }

    private void enter(NodesFile file) throws Throwable {
        for (NodesFile.Incoming node : file.incoming()) {
            say(VertxContextSupport.subscribeAndAwait(() -> incoming.put(node.id(), node.secret())), node);
        }
        for (NodesFile.Outgoing node : file.outgoing()) {
            say(VertxContextSupport.subscribeAndAwait(() -> outgoing.put(node.toNode())), node);
        }
    }

    private static void say(boolean changed, Object node) {
        System.out.println((changed ? "entered " : "unchanged ") + node);
    }
}
