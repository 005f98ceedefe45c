package org.substra.contract.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * Something a tuple needs before it can run.
 *
 * @param key of the asset (algo, objective, data manager, sample) or of the tuple that made the model
 * @param hash of its bytes: SHA-256 of the bytes followed by the salt; of a sample: its directory hash
 * @param salt empty, or what a model's hash is salted with (spec 4.4)
 * @param owner who serves it
 * @param address where; empty for what never leaves its owner
 * @param gone it existed and was removed for good: the tuple cannot run
 */
public record Material(Kind kind, Key key, Key hash, String salt, OrganisationId owner, String address, boolean gone) {

    /** What it is for; the word is the one in messages and in the store. */
    public enum Kind {
        @JsonProperty("algo")
        ALGO,
        @JsonProperty("metrics")
        METRICS,
        @JsonProperty("opener")
        OPENER,
        @JsonProperty("sample")
        SAMPLE,
        /** The model of a traintuple or an aggregatetuple, or the trunk of a composite one. */
        @JsonProperty("model")
        MODEL,
        /** The head a composite tuple starts from, or is tested with; its owner alone has it. */
        @JsonProperty("head")
        HEAD,
        /** The trunk or model a composite tuple starts from, or is tested with. */
        @JsonProperty("trunk")
        TRUNK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
