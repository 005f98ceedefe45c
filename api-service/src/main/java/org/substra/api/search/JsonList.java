package org.substra.api.search;

/**
 * The body of an answer that is a list, of items that are JSON already.
 *
 * @param items each in UTF-8
 */
public record JsonList(Listed<byte[]> items) {}
