package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.substra.contract.Limits;
import org.substra.contract.Refusal;

/**
 * Entry 0 of a channel: who its members are and by which version of the rules it is executed. Its
 * hash is pinned by every member's configuration, which is what makes the members agree.
 */
@RegisterForReflection
public record Genesis(String channel, List<Member> members, int rules) {

    public Genesis {
        Limits.text("channel", channel, 1, Limits.NAME);
        members = List.copyOf(Limits.present("members", members));
        if (members.isEmpty()) {
            throw Refusal.invalid("members: at least one is required");
        }
        if (members.stream().map(Member::id).distinct().count() < members.size()) {
            throw Refusal.invalid("members: one is there twice");
        }
    }
}
