package org.substra.api.store;

import org.substra.contract.Key;

/** A file that came from another node, and may be fetched from there again. */
public record Fetched(Area area, Key hash) {

    /** Models and other files have different hashes, so they lie apart. */
    public enum Area {
        FILE,
        MODEL
    }

    public static Fetched file(Key sha256) {
        return new Fetched(Area.FILE, sha256);
    }

    /** @param hash of the model's bytes and its salt */
    public static Fetched model(Key hash) {
        return new Fetched(Area.MODEL, hash);
    }
}
