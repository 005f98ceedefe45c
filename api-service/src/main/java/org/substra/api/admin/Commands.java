package org.substra.api.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** All commands of this program. */
@Command(
        name = "api-service",
        description = "Without a command: serves the node's API. With one: does it and ends.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {UsersCommand.class, NodesCommand.class, KeysCommand.class, HelpCommand.class})
class Commands {}
