package org.substra.api.held;

import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Part;

/** Names of files as strangers give them. */
public final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {}

    /** The last part of the name, without what could mislead a file system or a header. */
    public static String clean(@Nullable String given, Part part) {
        if (given == null) {
            return part.fileName();
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\"\\p{Cs}]", "_").strip();
        boolean useless = clean.isEmpty() || clean.equals(".") || clean.equals("..");
        return useless ? part.fileName() : clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
