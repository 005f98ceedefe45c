package org.substra.api.datasample;

import java.io.IOException;
import org.substra.api.store.SampleDraft;

/** Where a sample comes from. */
@FunctionalInterface
interface SampleSource {

    /** Fills the draft with the sample; blocks. */
    void fill(SampleDraft draft) throws IOException;
}
