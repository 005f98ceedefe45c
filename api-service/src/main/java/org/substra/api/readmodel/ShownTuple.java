package org.substra.api.readmodel;

/**
 * A tuple as it is sent.
 *
 * @param kind its word
 * @param json the whole object
 */
public record ShownTuple(String kind, String json) {}
