package org.substra.api.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Limits;

/** What an archive may not do, watched while it is read. */
final class EntryRules {

    private record Seen(String name, Entry.Kind kind) {}

    private final ArchiveLimits limits;
    private final long most;
    /** By what some file systems take for the same name. */
    private final Map<String, Seen> seen = new HashMap<>();

    private int entries;
    private long bytes;

    /** @param size the archive's own */
    EntryRules(ArchiveLimits limits, long size) {
        this.limits = limits;
        this.most = limits.mostOf(size);
    }

    /** @throws ArchiveRefusal when the entry may not be read */
    EntryName admit(Entry entry) {
        entries++;
        if (entries > limits.entries()) {
            throw new ArchiveRefusal("the archive has more than " + limits.entries() + " entries");
        }
        switch (entry.kind()) {
            case LINK -> throw EntryName.refused(entry.name(), "it is a link");
            case SPARSE -> throw EntryName.refused(entry.name(), "it is a sparse file");
            case SPECIAL -> throw EntryName.refused(entry.name(), "it is neither file nor folder");
            case FILE, FOLDER -> {}
        }
        if (entry.kind() == Entry.Kind.FILE && entry.setsId()) {
            throw EntryName.refused(entry.name(), "it has a set-user-id or set-group-id bit");
        }
        require(entry.size());
        EntryName name = EntryName.of(entry.name());
        remember(name, entry);
        return name;
    }

    void count(int more) {
        bytes += more;
        require(0);
    }

    private void require(long more) {
        if (more > limits.bytes() - bytes) {
            throw new ArchiveRefusal("the archive unpacks to more than " + limits.bytes() + " bytes");
        }
        if (more > most - bytes) {
            throw new ArchiveRefusal("the archive unpacks to more than " + ArchiveLimits.RATIO + " times its size");
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
        } else if (put(name.toString(), Entry.Kind.FILE, entry.name()) != null) {
            throw EntryName.refused(entry.name(), "its name is there twice");
        }
    }

    private void requireFolder(String folder, String spelled) {
        if (put(folder, Entry.Kind.FOLDER, spelled) == Entry.Kind.FILE) {
            throw EntryName.refused(spelled, Limits.shown(folder) + " is a file already");
        }
    }

    private Entry.@Nullable Kind put(String name, Entry.Kind kind, String spelled) {
        Seen before = seen.put(EntryName.folded(name), new Seen(name, kind));
        if (before != null && !before.name().equals(name)) {
            throw EntryName.refused(spelled, "its name differs from " + Limits.shown(before.name()) + " in case alone");
        }
        return before == null ? null : before.kind();
    }
}
