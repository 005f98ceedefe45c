package org.substra.api.asset;

import org.substra.contract.Key;

/** The answer to whatever creates or updates one thing. */
public record CreatedView(Key key) {}
