package org.substra.worker.image;

import java.util.ArrayDeque;
import java.util.Deque;
import org.substra.worker.failure.ArchiveRefused;

/** Names inside an archive. None may lead out of it. */
final class ArchivePath {

    private ArchivePath() {}

    /** The entry's name without detours; empty for the root itself. */
    static String of(String name) {
        return resolve("", name, "entry " + name);
    }

    /** Refuses a link whose target, seen from the entry's folder, is outside. */
    static void requireInside(String entry, String target) {
        int end = entry.lastIndexOf('/');
        resolve(end < 0 ? "" : entry.substring(0, end), target, "link " + entry + " -> " + target);
    }

    private static String resolve(String folder, String name, String shown) {
        if (name.startsWith("/") || name.startsWith("\\") || name.indexOf('\0') >= 0) {
            throw new ArchiveRefused(shown + ": leads out of the archive");
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + name).split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                throw new ArchiveRefused(shown + ": leads out of the archive");
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
