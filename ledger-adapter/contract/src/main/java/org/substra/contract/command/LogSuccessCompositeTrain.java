package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.StoredFile;

/**
 * The attempt has made a composite model.
 *
 * @param outHead the hash of the head, which stays where it is
 */
public record LogSuccessCompositeTrain(Key key, int attempt, String log, Key outHead, StoredFile outTrunk)
        implements Command {

    public LogSuccessCompositeTrain {
        Limits.present("key", key);
        Limits.text("log", log, 0, Limits.LOG);
        Limits.present("out_head_model", outHead);
        Limits.present("out_trunk_model", outTrunk);
    }
}
