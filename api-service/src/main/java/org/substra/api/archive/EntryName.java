package org.substra.api.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Limits;

/**
 * Where an entry belongs, below the folder it is unpacked into.
 *
 * @param parts no empty one, no {@code .} and no {@code ..}; empty for the folder itself
 */
record EntryName(List<String> parts) {

    /** @throws ArchiveRefusal when the name leads out of the folder */
    static EntryName of(String spelled) {
        if (spelled.startsWith("/") || spelled.startsWith("\\") || spelled.indexOf('\0') >= 0) {
            throw refused(spelled, "its name is absolute");
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
        return new EntryName(List.copyOf(parts));
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

    static ArchiveRefusal refused(String name, String why) {
        return new ArchiveRefusal("entry " + Limits.shown(name) + " is refused: " + why);
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
