package org.substra.contract.event;

import org.substra.contract.Key;

/** The tuple's model, or its head and trunk, is gone for good: its plan removes intermediate models. */
public record ModelCleaned(Key tuple) implements Derived {}
