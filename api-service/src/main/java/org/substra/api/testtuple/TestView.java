package org.substra.api.testtuple;

/** A model's certified test, or the one that clients read as none. */
public sealed interface TestView permits TesttupleView, NoTesttupleView {}
