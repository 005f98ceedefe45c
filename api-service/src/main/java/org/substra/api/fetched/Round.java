package org.substra.api.fetched;

/**
 * What a round of eviction has done.
 *
 * @param files that were removed
 * @param bytes that they had
 * @param kept bytes of all that stay; -1 when another replica is at it
 * @param more whether there may be more to remove
 */
record Round(long files, long bytes, long kept, boolean more) {

    static final Round BEGIN = new Round(0, 0, -1, false);

    static Round fits(long kept) {
        return new Round(0, 0, kept, false);
    }

    Round and(Round next) {
        return new Round(files + next.files, bytes + next.bytes, next.kept < 0 ? kept : next.kept, next.more);
    }
}
