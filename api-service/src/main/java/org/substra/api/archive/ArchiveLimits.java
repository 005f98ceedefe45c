package org.substra.api.archive;

/**
 * How large an archive may be once unpacked.
 *
 * @param entries files and folders
 * @param bytes of all files together
 */
public record ArchiveLimits(int entries, long bytes) {

    /** No honest data of more than {@link #ALWAYS} bytes is compressed so well. */
    static final long RATIO = 200;

    private static final long ALWAYS = 64L << 20;

    /** How many bytes may come out of an archive of this size. */
    long mostOf(long size) {
        return Math.max(ALWAYS, size > Long.MAX_VALUE / RATIO ? Long.MAX_VALUE : size * RATIO);
    }
}
