package org.substra.contract.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Limits;
import org.substra.contract.command.Command;

/**
 * Asks the adapter to submit a command.
 *
 * @param id the command's id, unique in its organisation; the same id gets the first outcome again
 * @param deadlineMillis not to be signed after this moment (milliseconds since 1970); null for no limit
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("command")
public record CommandMessage(
        int version,
        String id,
        String channel,
        Command command,
        @Nullable Long deadlineMillis) implements Message {

    public static final int MAX_ID = 160;

    public CommandMessage {
        Message.check(version);
        Limits.text("id", id, 1, MAX_ID);
        Limits.text("channel", channel, 1, Limits.NAME);
        Limits.present("command", command);
    }

    public static CommandMessage of(String id, String channel, Command command, @Nullable Long deadlineMillis) {
        return new CommandMessage(VERSION, id, channel, command, deadlineMillis);
    }
}
