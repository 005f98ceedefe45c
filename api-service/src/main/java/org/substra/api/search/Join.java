package org.substra.api.search;

/**
 * How the items of a list are found by another asset.
 *
 * @param asset the other one
 * @param how the SQL condition on a list's row called {@code item}; {@code %1$s} stands for the other's rows that are wanted,
 *     each called {@code item}, too, inside its own select
 */
record Join(Searchable asset, String how) {

    /** The condition of what has no item in common. */
    static final String NEVER = "false";
}
