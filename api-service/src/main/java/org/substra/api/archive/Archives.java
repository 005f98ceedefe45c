package org.substra.api.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads zip, tar, tar.gz, tar.bz2 and tar.xz, one entry at a time. Whatever reads an archive, reads
 * it under the same rules ({@link EntryRules}). Calls block.
 */
public final class Archives {

    private Archives() {}

    /**
     * The names of all entries as the archive spells them.
     *
     * @throws ArchiveRefusal when it is no archive or breaks a rule
     */
    public static List<String> names(Path archive, ArchiveLimits limits) throws IOException {
        var names = new ArrayList<String>();
        read(archive, limits, (entry, _, content) -> {
            names.add(entry.name());
            content.skip();
        });
        return List.copyOf(names);
    }

    /**
     * Unpacks an archive into an empty folder; everybody may read what was written.
     *
     * @throws ArchiveRefusal when it is no archive or breaks a rule; something may have been written then
     */
    public static void unpack(Path archive, Path into, ArchiveLimits limits) throws IOException {
        var unpacking = new Unpacking(into);
        read(archive, limits, unpacking::take);
    }

    private static void read(Path archive, ArchiveLimits limits, EntryReader reader) throws IOException {
        var rules = new EntryRules(limits, Files.size(archive));
        try (Entries entries = ArchiveFormat.open(archive)) {
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                EntryName name = rules.admit(entry);
                reader.read(entry, name, new Content(entry, rules));
            }
        }
    }
}
