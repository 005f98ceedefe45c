package org.substra.api.admin;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.substra.contract.OrganisationId;

/** Draws what nodes know each other by: what one shows the other is what the other expects of it. */
final class NodeSecrets {

    private static final int BYTES = 64;

    private NodeSecrets() {}

    /** The file of each of the nodes: everybody may call everybody, also themselves. */
    static SortedMap<OrganisationId, NodesFile> draw(Map<OrganisationId, URI> origins) {
        var random = new SecureRandom();
        var incoming = new TreeMap<OrganisationId, List<NodesFile.Incoming>>();
        var outgoing = new TreeMap<OrganisationId, List<NodesFile.Outgoing>>();
        new TreeMap<>(origins).forEach((called, origin) -> {
            for (OrganisationId caller : new TreeMap<>(origins).keySet()) {
                String secret = secret(random);
                of(called, incoming).add(new NodesFile.Incoming(caller, secret));
                of(caller, outgoing).add(new NodesFile.Outgoing(called, secret, origin));
            }
        });
        var files = new TreeMap<OrganisationId, NodesFile>();
        origins.keySet().forEach(node -> files.put(node, new NodesFile(incoming.get(node), outgoing.get(node))));
        return files;
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static <T> List<T> of(OrganisationId node, Map<OrganisationId, List<T>> entries) {
        return entries.computeIfAbsent(node, _ -> new ArrayList<>());
    }
}
