package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;
import org.substra.contract.message.CommandMessage;

/**
 * A command with what its organisation vouches for.
 *
 * @param commandId unique within the organisation and channel: the same id is executed once
 */
@RegisterForReflection
public record Input(String channel, OrganisationId organisation, String commandId, Command command, Seen seen) {

    public Input {
        Limits.text("channel", channel, 1, Limits.NAME);
        Limits.present("organisation", organisation);
        Limits.text("command_id", commandId, 1, CommandMessage.MAX_ID);
        Limits.present("command", command);
        Limits.present("seen", seen);
    }
}
