package org.substra.api.admin;

import io.quarkus.vertx.VertxContextSupport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.identity.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The people who may sign in. */
@Command(name = "users", description = "The people who may sign in.")
class UsersCommand {

    private final Users users;
    private final ThisNode node;

    UsersCommand(Users users, ThisNode node) {
        this.users = users;
        this.node = node;
    }

    @Command(
            name = "add",
            description = "Adds a person. The password is read from the environment (PASSWORD) or is the first line of"
                    + " the standard input. A person of that name who is there already is left alone.")
    int add(
            @Parameters(paramLabel = "NAME", description = "name to sign in with") String name,
            @Option(names = "--channel", description = "the channel of everything they do") @Nullable String channel,
            @Option(names = "--any-channel", description = "instead: each of their requests names its channel")
                    boolean anyChannel)
            throws Throwable {
        Optional<String> bound = channel(channel, anyChannel);
        String password = password();
        boolean added = VertxContextSupport.subscribeAndAwait(() -> users.add(name, password, bound));
        System.out.println(added ? "added user " + name : "user " + name + " is there already, nothing changed");
        return 0;
    }

    private Optional<String> channel(@Nullable String channel, boolean any) {
        if ((channel == null) != any) {
            throw new IllegalArgumentException("name the person's --channel, or else say --any-channel");
        }
        if (channel != null && !node.channelNames().contains(channel)) {
            throw new IllegalArgumentException(
                    "no channel " + channel + " on this node, only " + String.join(", ", node.channelNames()));
        }
        return Optional.ofNullable(channel);
    }

    private static String password() throws IOException {
        String password = System.getenv("PASSWORD");
        if (password == null) {
            password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "no password: set PASSWORD or write it to the standard input, on one line");
        }
        return password;
    }
}
