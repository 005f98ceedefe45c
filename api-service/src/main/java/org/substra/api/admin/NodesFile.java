package org.substra.api.admin;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.substra.api.identity.OutgoingNode;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.launch.Secrets;

/** The file that says which nodes this one talks to, and how they know each other. */
@RegisterForReflection
record NodesFile(
        @JsonProperty("incoming_nodes") List<Incoming> incoming,
        @JsonProperty("outgoing_nodes") List<Outgoing> outgoing) {

    private static final int SHORTEST_SECRET = 16;
    private static final String DRAW_ONE = ": draw one for both sides, as by: openssl rand -hex 32";

    /** A node that may call this one. */
    @RegisterForReflection
    record Incoming(
            @JsonProperty("node_id") OrganisationId id,
            @JsonProperty("secret") String secret) {

        Incoming {
            Limits.present("node_id", id);
            requireStrong(id, secret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "incoming node " + id;
        }
    }

    /** A node that this one calls, at its url. */
    @RegisterForReflection
    record Outgoing(
            @JsonProperty("node_id") OrganisationId id,
            @JsonProperty("secret") String secret,
            @JsonProperty("url") URI url) {

        Outgoing {
            Limits.present("node_id", id);
            requireStrong(id, secret);
            OutgoingNode.requireOrigin(id, Limits.present("url of node " + id, url));
        }

        OutgoingNode toNode() {
            return new OutgoingNode(id, url, secret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "outgoing node " + id;
        }
    }

    NodesFile(@Nullable List<Incoming> incoming, @Nullable List<Outgoing> outgoing) {
        this.incoming = incoming == null ? List.of() : List.copyOf(incoming);
        this.outgoing = outgoing == null ? List.of() : List.copyOf(outgoing);
    }

    /** Nobody tries as often as a program does, so this is far beyond what a person's password needs. */
    private static void requireStrong(OrganisationId node, @Nullable String secret) {
        String present = Limits.text("secret of node " + node, secret, 0, Integer.MAX_VALUE);
        int length = present.codePointCount(0, present.length());
        if (length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret of node " + node + " has " + length
                    + " characters, and needs " + SHORTEST_SECRET + " at least" + DRAW_ONE);
        }
        if (Secrets.isExample(present)) {
            throw new IllegalArgumentException(
                    "the secret of node " + node + " is one that everybody knows from an example" + DRAW_ONE);
        }
    }

    /** Of it, what is about one node. */
    NodesFile only(OrganisationId node) {
        return new NodesFile(
                incoming.stream().filter(entry -> entry.id().equals(node)).toList(),
                outgoing.stream().filter(entry -> entry.id().equals(node)).toList());
    }

    /**
     * Writes a new file that nobody but its owner can read.
     *
     * @throws IllegalArgumentException when there is one already
     */
    void write(Path file) throws IOException {
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), ownersOnly);
                var out = Channels.newOutputStream(channel)) {
            new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(out, this);
        } catch (FileAlreadyExistsException taken) {
            throw new IllegalArgumentException(file + " is there already: remove it, or name another", taken);
        }
    }

    /** @throws IllegalArgumentException when it is no such file */
    static NodesFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read " + file);
        }
        try {
            return new JsonMapper().readValue(file.toFile(), NodesFile.class);
        } catch (ValueInstantiationException refused) {
            throw new IllegalArgumentException(
                    file + ": " + Objects.requireNonNull(refused.getCause()).getMessage(), refused);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is no list of nodes: " + e.getOriginalMessage(), e);
        }
    }
}
