package org.substra.ledger.execution;

import java.sql.SQLException;
import java.util.Optional;
import org.substra.ledger.input.Input;
import org.substra.ledger.input.Seen;

/** What the signer of an input says that it had executed, beside what we have. */
final class SignersView {

    private final String channel;
    private final Ours seen;

    SignersView(String channel, Ours seen) {
        this.channel = channel;
        this.seen = seen;
    }

    /** What we have executed up to an entry; empty when we have no such entry. */
    interface Ours {
        Optional<Seen> at(long number) throws SQLException;
    }

    /**
     * Sound because both hashes are chains: equal at an entry means equal at all entries before it.
     * An input that names an entry we do not have before it was signed over another log.
     *
     * @throws Divergence when its signer has executed something else than we have
     */
    void compare(long number, Input input) throws SQLException {
        Seen theirs = input.seen();
        if (theirs.number() >= number) {
            throw new Divergence(
                    channel,
                    number,
                    input.organisation() + " has seen entry " + theirs.number() + ", which is not before it");
        }
        Seen ours = seen.at(theirs.number())
                .orElseThrow(() -> new Divergence(
                        channel,
                        number,
                        input.organisation() + " has seen entry " + theirs.number() + ", which we have not executed"));
        if (!ours.chain().equals(theirs.chain())) {
            throw new Divergence(
                    channel,
                    number,
                    input.organisation() + " was shown other entries than we were, at or before entry "
                            + theirs.number());
        }
        if (!ours.result().equals(theirs.result())) {
            throw new Divergence(
                    channel,
                    number,
                    input.organisation() + " executes by other rules than we do: outcomes differ at or before entry "
                            + theirs.number());
        }
    }
}
