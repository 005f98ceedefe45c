package org.substra.api.archive;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_BLK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_CHR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_CONTIG;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_FIFO;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_GNUTYPE_LONGNAME;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_GNUTYPE_SPARSE;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_LINK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_NORMAL;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_PAX_EXTENDED_HEADER_LC;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_SYMLINK;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Archives that nobody may send, made byte by byte where no honest program would make them. */
public final class HostileArchives {

    /**
     * One of them.
     *
     * @param what is wrong with it
     * @param refusal a part of the sentence that refuses it
     */
    public record Hostile(String what, byte[] bytes, String refusal) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static final int BOMB = 65 << 20;

    private HostileArchives() {}

    public static Stream<Hostile> all() {
        return Stream.of(tars(), compressed(), zips()).flatMap(some -> some);
    }

    private static Stream<Hostile> tars() {
        return Stream.of(
                tar("absolute path", "absolute", new RawTar().file("/etc/passwd", "x")),
                tar("climbing path", "climbs", new RawTar().file("a/../../x", "x")),
                tar("symbolic link", "a link", new RawTar().entry("l", LF_SYMLINK, 0777, "/etc/passwd")),
                tar("hard link", "a link", new RawTar().file("f", "x").entry("l", LF_LINK, 0644, "../f")),
                tar("character device", "neither file nor folder", new RawTar().entry("null", LF_CHR, 0644, "")),
                tar("block device", "neither file nor folder", new RawTar().entry("disk", LF_BLK, 0644, "")),
                tar("pipe", "neither file nor folder", new RawTar().entry("pipe", LF_FIFO, 0644, "")),
                tar("set-user-id bit", "set-user-id", new RawTar().entry("su", LF_NORMAL, 04755, "")),
                tar("set-group-id bit", "set-group-id", new RawTar().entry("sg", LF_NORMAL, 02755, "")),
                tar("the same name twice", "twice", new RawTar().file("a", "1").file("./a", "2")),
                tar(
                        "names that differ in case",
                        "in case alone",
                        new RawTar().file("A/x", "1").file("a/y", "2")),
                tar(
                        "names that differ in form",
                        "in case alone",
                        new RawTar().file("\u00e9", "1").file("e\u0301", "2")),
                tar(
                        "a file as a folder",
                        "a file already",
                        new RawTar().file("a", "1").file("a/b", "2")),
                tar(
                        "name not UTF-8",
                        "not UTF-8",
                        new RawTar().raw(new byte[] {'a', (byte) 0xff}, LF_NORMAL, 0644, "", 1)),
                tar("name with a line break", "control character", new RawTar().file("a\nb", "x")),
                tar(
                        "name of 300 bytes",
                        "too long",
                        new RawTar().pax("path", "n".repeat(300)).file("x", "x")),
                tar(
                        "100 folders deep",
                        "too deep",
                        new RawTar().pax("path", "d/".repeat(100) + "x").file("x", "x")),
                tar(
                        "a path in a pax header",
                        "climbs",
                        new RawTar().pax("path", "../x").file("x", "x")),
                tar("NUL in a pax header", "", new RawTar().pax("path", "a\0b").file("x", "x")),
                tar(
                        "a pax size of less than nothing",
                        "cannot be read",
                        new RawTar().pax("size", "-1").file("x", "x")),
                tar(
                        "a pax header that is none",
                        "cannot be read",
                        new RawTar().extension(LF_PAX_EXTENDED_HEADER_LC, "999999 x")),
                tar(
                        "a sparse giant",
                        "sparse",
                        new RawTar()
                                .pax(
                                        "GNU.sparse.major",
                                        "1",
                                        "GNU.sparse.minor",
                                        "0",
                                        "GNU.sparse.realsize",
                                        "2000000000",
                                        "GNU.sparse.name",
                                        "s")
                                .file("x", "1\n0\n1\n")),
                tar("an old sparse giant", "", new RawTar().entry("s", LF_GNUTYPE_SPARSE, 0644, "")),
                tar(
                        "a size that cannot be",
                        "unpacks to more",
                        new RawTar().raw("x".getBytes(StandardCharsets.US_ASCII), LF_NORMAL, 0644, "", 077777777777L)),
                tar(
                        "an unknown kind of header",
                        "",
                        new RawTar()
                                .raw("x".getBytes(StandardCharsets.US_ASCII), (byte) 'Z', 0644, "", 0)
                                .entry("y", LF_CONTIG, 06755, "")),
                new Hostile(
                        "cut in a file",
                        Arrays.copyOf(new RawTar().file("a", "x".repeat(2000)).bytes(), 1500),
                        "cannot be read"),
                new Hostile(
                        "cut between files",
                        Arrays.copyOf(new RawTar().file("a", "x").file("b", "y").bytes(), 1024),
                        "end is missing"),
                new Hostile(
                        "tar and something else",
                        join(new RawTar().file("a", "x").bytes(), "<html>".getBytes(StandardCharsets.US_ASCII)),
                        "after its end"));
    }

    private static Stream<Hostile> compressed() {
        return Stream.of(
                new Hostile("ratio bomb, tar.gz", gz(out -> new RawTar().zeros("z", BOMB, out)), "times its size"),
                new Hostile(
                        "ratio bomb, tar.bz2",
                        compressed(BZip2CompressorOutputStream::new, out -> new RawTar().zeros("z", BOMB, out)),
                        "times its size"),
                new Hostile(
                        "ratio bomb, tar.xz",
                        compressed(XZCompressorOutputStream::new, out -> new RawTar().zeros("z", BOMB, out)),
                        "times its size"),
                new Hostile(
                        "a name of 16 MB",
                        gz(out -> new RawTar().extension(LF_GNUTYPE_LONGNAME, 16 << 20, out)),
                        "a header of"),
                new Hostile(
                        "a pax header of 16 MB",
                        gz(out -> new RawTar().extension(LF_PAX_EXTENDED_HEADER_LC, 16 << 20, out)),
                        "a header of"),
                new Hostile(
                        "nothing but zeros after its end",
                        gz(out -> {
                            out.write(new RawTar().file("a", "x").bytes());
                            RawTar.zeros(2 << 20, out);
                        }),
                        "after its end"),
                new Hostile(
                        "gz in gz in gz",
                        gz(out -> out.write(gz(inner -> inner.write(gz(
                                core -> core.write(new RawTar().file("a", "x").bytes())))))),
                        ""),
                new Hostile(
                        "cut tar.gz",
                        half(gz(out -> out.write(new RawTar().file("a", noise()).bytes()))),
                        "cannot be read"),
                new Hostile(
                        "cut tar.xz",
                        half(compressed(
                                XZCompressorOutputStream::new,
                                out -> out.write(new RawTar().file("a", noise()).bytes()))),
                        "cannot be read"),
                new Hostile(
                        "tar.gz and something else",
                        join(
                                gz(out -> out.write(new RawTar().file("a", "x").bytes())),
                                "garbage".getBytes(StandardCharsets.US_ASCII)),
                        ""));
    }

    private static Stream<Hostile> zips() {
        byte[] name = "Dockerfile".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                zip("absolute path, zip", "absolute", new RawZip().file("/etc/passwd", "x")),
                zip("climbing path, zip", "climbs", new RawZip().file("../x", "x")),
                zip("symbolic link, zip", "a link", new RawZip().file("l", "/etc/passwd", 0120777)),
                zip("pipe, zip", "neither file nor folder", new RawZip().file("p", "", 0010644)),
                zip("set-user-id bit, zip", "set-user-id", new RawZip().file("su", "x", 0104755)),
                zip(
                        "the same name twice, zip",
                        "twice",
                        new RawZip().file("a", "1").file("a", "2")),
                zip(
                        "names that differ in case, zip",
                        "in case alone",
                        new RawZip().file("a", "1").file("A", "2")),
                zip("NUL in a name, zip", "control character", new RawZip().file("a\0b", "x")),
                zip(
                        "name not UTF-8, zip",
                        "not UTF-8",
                        new RawZip().entry(new byte[] {(byte) 0xc3}, new byte[] {(byte) 0xc3}, "x", 0100644)),
                zip(
                        "two names for one entry",
                        "says something else",
                        new RawZip()
                                .entry(
                                        "../evil00.x".substring(0, 10).getBytes(StandardCharsets.US_ASCII),
                                        name,
                                        "x",
                                        0100644)),
                new Hostile(
                        "zip and something else",
                        join(new RawZip().file("a", "x").bytes(), new byte[100]),
                        ""),
                new Hostile(
                        "something else and zip",
                        join(
                                "PK and so on".getBytes(StandardCharsets.US_ASCII),
                                new RawZip().file("a", "x").bytes()),
                        ""),
                new Hostile("cut zip", half(new RawZip().file("a", noise()).bytes()), ""),
                new Hostile(
                        "a directory that is not there",
                        new RawZip().file("a", "x").directoryAt(1 << 30),
                        ""));
    }

    private static Hostile tar(String what, String refusal, RawTar tar) {
        return new Hostile(what, tar.bytes(), refusal);
    }

    private static Hostile zip(String what, String refusal, RawZip zip) {
        return new Hostile(what, zip.bytes(), refusal);
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    interface Compressor {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] gz(Writing content) {
        return compressed(GzipCompressorOutputStream::new, content);
    }

    private static byte[] compressed(Compressor compressor, Writing content) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.around(bytes)) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** Compresses badly. */
    private static String noise() {
        return new java.util.Random(1)
                .ints(4000, 'a', 'z')
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }
}
