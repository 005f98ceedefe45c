package org.substra.api.algo;

import java.util.Arrays;
import org.substra.contract.AlgoKind;

/** The kind of algo that an address names. */
record KindWord(AlgoKind kind) {

    /** The route takes no other words than those of the kinds. */
    public static KindWord fromString(String word) {
        return Arrays.stream(AlgoKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(KindWord::new)
                .orElseThrow(() -> new IllegalArgumentException("no kind of algo: " + word));
    }
}
