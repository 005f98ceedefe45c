package org.substra.contract.command;

import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.StoredFile;

/** The attempt of a traintuple or an aggregatetuple has made a model. */
public record LogSuccessTrain(Key key, int attempt, String log, StoredFile outModel) implements Command {

    public LogSuccessTrain {
        Limits.present("key", key);
        Limits.text("log", log, 0, Limits.LOG);
        Limits.present("out_model", outModel);
    }
}
