package org.substra.api.fetched;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.substra.api.material.Brought;
import org.substra.api.peer.Foreign;
import org.substra.api.peer.HostileNode;
import org.substra.api.testing.Database;
import org.substra.api.testing.Uploads;
import org.substra.contract.Key;

/** Chu-nantes has files of 400 bytes; owkin fetches them. */
@ApplicationScoped
class Nantes {

    private static final int SIZE = 400;

    private final Foreign foreign;
    private final Database database;
    private final Path media;

    Nantes(Foreign foreign, Database database, @ConfigProperty(name = "substra.store.root") Path media) {
        this.foreign = foreign;
        this.database = database;
        this.media = media;
    }

    /** Answers every request with what its path says. */
    HostileNode open() throws IOException {
        var node = HostileNode.answering((request, out) -> {
            String whole = HostileNode.whole(content(request.replaceAll("(?s)^GET /(\\S+) .*", "$1")));
            out.write(whole.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
        });
        foreign.isAt(node.origin());
        return node;
    }

    /** Owkin has fetched nothing yet. */
    void forgetAll() throws IOException {
        database.run("delete from fetched_file");
        for (Path file : lying()) {
            Files.delete(file);
        }
    }

    /** The fetched files on the volume. */
    List<Path> lying() throws IOException {
        var files = new ArrayList<Path>();
        for (String area : List.of("api/fetched", "api/models")) {
            try (Stream<Path> tree = Files.walk(Files.createDirectories(media.resolve(area)))) {
                tree.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    static String content(String word) {
        return word + "x".repeat(SIZE - word.length());
    }

    static Key hash(String word) {
        return new Key(Uploads.hash(Uploads.text(content(word))));
    }

    Brought bring(HostileNode node, String word) {
        return foreign.bring(hash(word), node.origin() + "/" + word);
    }

    /** Owkin fetches the file, whose last use was so long ago. */
    Path fetched(HostileNode node, String word, Duration ago) {
        var there = (Brought.There) bring(node, word);
        unused(word, ago);
        return there.path();
    }

    /** Nobody has used the file for so long. */
    void unused(String word, Duration ago) {
        database.run("update fetched_file set used_at = now() - interval '" + ago.toSeconds()
                + " seconds' where hash = '" + hash(word) + "'");
    }

    /** How many files the database knows. */
    String known() {
        return database.text("select count(*)::text from fetched_file");
    }
}
