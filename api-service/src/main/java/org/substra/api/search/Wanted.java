package org.substra.api.search;

import java.util.List;
import java.util.Map;

/**
 * What one group of an expression wants of one asset: every attribute has one of its values.
 *
 * @param asset its word in expressions
 * @param attributes in the order in which they were first named
 */
record Wanted(String asset, Map<String, List<String>> attributes) {}
