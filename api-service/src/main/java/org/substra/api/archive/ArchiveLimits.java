package org.substra.api.archive;

/**
 * How large an archive may be once unpacked.
 *
 * @param entries files and folders
 * @param bytes of all files together
 */
public record ArchiveLimits(int entries, long bytes) {}
