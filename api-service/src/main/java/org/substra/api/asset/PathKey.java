package org.substra.api.asset;

import org.substra.api.error.InvalidRequest;
import org.substra.contract.Key;
import org.substra.contract.Limits;

/** Keys in addresses. */
public final class PathKey {

    private PathKey() {}

    /** @throws InvalidRequest in the words of spec 1.4 when it is no key */
    public static Key of(String spelled) {
        if (!Key.isKey(spelled)) {
            throw new InvalidRequest("Wrong pk " + Limits.shown(spelled));
        }
        return new Key(spelled);
    }
}
