package org.substra.contract;

/**
 * A file as the ledger knows it (spec 1.5, {@code File} and {@code OutModel}).
 *
 * @param hash SHA-256 of its bytes (of a model: of its bytes and its salt)
 * @param storageAddress where its owner serves it
 */
public record StoredFile(Key hash, String storageAddress) {

    public StoredFile {
        Limits.present("hash", hash);
        Limits.address("storage_address", storageAddress);
    }
}
