package org.substra.api.admin;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.api.ThisNode;
import org.substra.api.identity.Accounts;
import org.substra.contract.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The people who may sign in. */
@Command(name = "users", description = "The people who may sign in.")
class UsersCommand {

    private static final String ENDS_SESSIONS =
            " What they are signed in with ends: JWTs at once, tokens within a second, at every replica.";

    private final Accounts accounts;
    private final ThisNode node;

    UsersCommand(Accounts accounts, ThisNode node) {
        this.accounts = accounts;
        this.node = node;
    }

    @Command(
            name = "add",
            description = "Adds a person. " + PasswordInput.WAYS
                    + " A person of that name who is there already is left alone.")
    int add(
            @Parameters(paramLabel = "NAME", description = "name to sign in with") String name,
            @Option(names = "--channel", description = "the channel of everything they do") @Nullable String channel,
            @Option(names = "--any-channel", description = "instead: each of their requests names its channel")
                    boolean anyChannel)
            throws Throwable {
        Optional<String> bound = channel(channel, anyChannel);
        String password = PasswordInput.read();
        boolean added = VertxContextSupport.subscribeAndAwait(() -> accounts.add(name, password, bound));
        System.out.println(added ? "added user " + name : "user " + name + " is there already, nothing changed");
        return 0;
    }

    @Command(name = "list", description = "Lists them: a line each, the name, a tab, the channel or a star for any.")
    int list() throws Throwable {
        VertxContextSupport.subscribeAndAwait(accounts::all)
                .forEach(account -> System.out.println(
                        account.name() + "\t" + account.channel().orElse("*")));
        return 0;
    }

    @Command(
            name = "change-password",
            description = "Gives a person another password. " + PasswordInput.WAYS + ENDS_SESSIONS)
    int changePassword(@Parameters(paramLabel = "NAME") String name) throws Throwable {
        String password = PasswordInput.read();
        change(name, () -> accounts.changePassword(name, password));
        System.out.println("changed the password of user " + name);
        return 0;
    }

    @Command(name = "remove", description = "Removes a person." + ENDS_SESSIONS)
    int remove(@Parameters(paramLabel = "NAME") String name) throws Throwable {
        change(name, () -> accounts.remove(name));
        System.out.println("removed user " + name);
        return 0;
    }

    @Command(name = "channel", description = "Moves a person to another channel, within a second.")
    int channel(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--channel", description = "the channel of everything they do") @Nullable String channel,
            @Option(names = "--any-channel", description = "instead: each of their requests names its channel")
                    boolean anyChannel)
            throws Throwable {
        Optional<String> bound = channel(channel, anyChannel);
        change(name, () -> accounts.move(name, bound));
        System.out.println(
                "user " + name + " is on " + bound.map("channel "::concat).orElse("any channel"));
        return 0;
    }

    private static void change(String name, Supplier<Uni<Boolean>> change) throws Throwable {
        if (!VertxContextSupport.subscribeAndAwait(change)) {
            throw new IllegalArgumentException("there is no user " + Limits.shown(name));
        }
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
}
