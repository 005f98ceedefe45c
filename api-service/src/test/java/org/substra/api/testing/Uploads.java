package org.substra.api.testing;

import static org.substra.api.archive.ArchiveFiles.Item.file;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.substra.api.archive.ArchiveFiles;

/** Registers assets through the door, as the SDK does: files as parts, the rest as one JSON field. */
public final class Uploads {

    public static final String EVERYBODY = "\"permissions\":{\"public\":true,\"authorized_ids\":[]}";
    public static final String OWKIN_ONLY = "\"permissions\":{\"public\":false,\"authorized_ids\":[]}";

    private Uploads() {}

    public static ValidatableResponse algo(RequestSpecification request, String kind, byte[] archive, String json) {
        return request.multiPart("file", "algo.tar.gz", archive)
                .multiPart("description", "description.md", text("an algo " + hash(archive)))
                .multiPart("json", json)
                .when()
                .post("/" + kind + "/")
                .then();
    }

    public static ValidatableResponse dataManager(RequestSpecification request, byte[] opener, String json) {
        return request.multiPart("data_opener", "opener.py", opener)
                .multiPart("description", "description.md", text("a dataset " + hash(opener)))
                .multiPart("json", json)
                .when()
                .post("/data_manager/")
                .then();
    }

    public static ValidatableResponse objective(RequestSpecification request, byte[] description, String json) {
        return request.multiPart("metrics", "metrics.zip", code(hash(description)))
                .multiPart("description", "description.md", description)
                .multiPart("json", json)
                .when()
                .post("/objective/")
                .then();
    }

    public static ValidatableResponse sample(RequestSpecification request, byte[] archive, String json) {
        return request.multiPart("path", "sample.tar.gz", archive)
                .multiPart("json", json)
                .when()
                .post("/data_sample/")
                .then();
    }

    /** An archive with a Dockerfile and a script that holds the word. */
    public static byte[] code(String word) {
        return archive(List.of(file("Dockerfile", "FROM scratch"), file("code.py", word)));
    }

    /** An archive with one file. */
    public static byte[] data(String word) {
        return archive(List.of(file("folder/data.csv", word)));
    }

    public static byte[] archive(List<ArchiveFiles.Item> items) {
        try {
            Path temp = Files.createTempFile("upload", ".tar.gz");
            byte[] bytes = Files.readAllBytes(ArchiveFiles.tarGz(temp, items));
            Files.delete(temp);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** The directory hash of a sample with one file of this content. */
    public static String sampleKey(String content) {
        return hash(text(hash(text(content))));
    }
}
