package org.substra.api.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.substra.contract.Limits;

/**
 * Where an entry belongs, below the folder it is unpacked into.
 *
 * @param parts no empty one, no {@code .} and no {@code ..}; empty for the folder itself
 */
record EntryName(List<String> parts) {

    private static final int LONGEST_PART = 255;
    private static final int LONGEST = 1024;
    private static final int DEEPEST = 64;

    /** What decoders put in the place of bytes that are no text. */
    private static final char UNREADABLE = '\uFFFD';

    /** @throws ArchiveRefusal when the name leads out of the folder, or is none that every file system takes */
    static EntryName of(String spelled) {
        if (spelled.startsWith("/") || spelled.startsWith("\\")) {
            throw refused(spelled, "its name is absolute");
        }
        if (spelled.indexOf(UNREADABLE) >= 0) {
            throw refused(spelled, "its name is not UTF-8");
        }
        if (spelled.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(spelled, "its name has a control character");
        }
        var parts = new ArrayList<String>();
        for (String part : spelled.split("/", -1)) {
            if (part.equals("..")) {
                throw refused(spelled, "its name climbs out of the archive");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        requireShort(spelled, parts);
        return new EntryName(List.copyOf(parts));
    }

    private static void requireShort(String spelled, List<String> parts) {
        if (parts.size() > DEEPEST
                || length(spelled) > LONGEST
                || parts.stream().anyMatch(part -> length(part) > LONGEST_PART)) {
            throw refused(spelled, "its name is too long, or too deep");
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    Path below(Path folder) {
        Path place = folder;
        try {
            for (String part : parts) {
                place = place.resolve(part);
            }
        } catch (InvalidPathException e) {
            throw refused(this.toString(), "its name cannot be a file's");
        }
        return place;
    }

    /** The same for names that some file systems take for the same. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    static ArchiveRefusal refused(String name, String why) {
        return new ArchiveRefusal("entry " + Limits.shown(name) + " is refused: " + why);
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
