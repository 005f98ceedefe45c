package org.substra.api.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.substra.contract.Limits;

/** What an archive may not do, watched while it is read. */
final class EntryRules {

    private final ArchiveLimits limits;
    private final Map<String, Entry.Kind> seen = new HashMap<>();
    private int entries;
    private long bytes;

    EntryRules(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** @throws ArchiveRefusal when the entry may not be read */
    EntryName admit(Entry entry) {
        entries++;
        if (entries > limits.entries()) {
            throw new ArchiveRefusal("the archive has more than " + limits.entries() + " entries");
        }
        switch (entry.kind()) {
            case LINK -> throw EntryName.refused(entry.name(), "it is a link");
            case SPECIAL -> throw EntryName.refused(entry.name(), "it is neither file nor folder");
            case FILE, FOLDER -> {}
        }
        EntryName name = EntryName.of(entry.name());
        remember(name, entry);
        return name;
    }

    void count(int more) {
        bytes += more;
        if (bytes > limits.bytes()) {
            throw new ArchiveRefusal("the archive unpacks to more than " + limits.bytes() + " bytes");
        }
    }

    /** A folder may come twice; a file may not, nor be a folder in another entry's name. */
    private void remember(EntryName name, Entry entry) {
        List<String> parts = name.parts();
        if (parts.isEmpty() && entry.kind() == Entry.Kind.FILE) {
            throw EntryName.refused(entry.name(), "it has no name");
        }
        for (int depth = 1; depth < parts.size(); depth++) {
            requireFolder(String.join("/", parts.subList(0, depth)), entry.name());
        }
        if (entry.kind() == Entry.Kind.FOLDER) {
            requireFolder(name.toString(), entry.name());
        } else if (seen.put(name.toString(), Entry.Kind.FILE) != null) {
            throw EntryName.refused(entry.name(), "its name is there twice");
        }
    }

    private void requireFolder(String folder, String spelled) {
        if (seen.put(folder, Entry.Kind.FOLDER) == Entry.Kind.FILE) {
            throw EntryName.refused(spelled, Limits.shown(folder) + " is a file already");
        }
    }
}
