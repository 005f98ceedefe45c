package org.substra.api.readmodel;

/**
 * A tuple as it is sent.
 *
 * @param kind its word
 * @param json the whole object, in UTF-8; not to be changed
 */
public record ShownTuple(String kind, byte[] json) {}
