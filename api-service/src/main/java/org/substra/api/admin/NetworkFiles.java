package org.substra.api.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.substra.contract.OrganisationId;

/** The files of all nodes of a network, in a folder: {@code <node>.json}. */
final class NetworkFiles {

    private NetworkFiles() {}

    /**
     * Writes all of them.
     *
     * @throws IllegalArgumentException when one is there already; then none is written
     */
    static void write(Map<OrganisationId, NodesFile> files, Path folder) throws IOException {
        for (OrganisationId node : files.keySet()) {
            Path file = file(folder, node);
            if (Files.exists(file)) {
                throw new IllegalArgumentException(
                        file + " is there already: remove it, and those of the others, to draw new secrets");
            }
        }
        Files.createDirectories(folder);
        for (var node : files.entrySet()) {
            Path file = file(folder, node.getKey());
            node.getValue().write(file);
            System.out.println("wrote " + file);
        }
    }

    private static Path file(Path folder, OrganisationId node) {
        return folder.resolve(node + ".json");
    }
}
