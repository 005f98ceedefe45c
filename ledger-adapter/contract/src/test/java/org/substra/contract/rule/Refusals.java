package org.substra.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;

/** Asserts that a rule says no, and how. */
public final class Refusals {

    private Refusals() {}

    public static Refusal refused(Reason reason, String words, ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(words);
        return refusal;
    }
}
