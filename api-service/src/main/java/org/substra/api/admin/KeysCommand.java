package org.substra.api.admin;

import io.quarkus.vertx.VertxContextSupport;
import org.substra.api.identity.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The keys that sign JSON web tokens. */
@Command(name = "keys", description = "The keys that sign JSON web tokens.")
class KeysCommand {

    private final SigningKeys keys;

    KeysCommand(SigningKeys keys) {
        this.keys = keys;
    }

    @Command(
            name = "rotate",
            description =
                    "Draws a new key, with which every replica signs within a second. Older ones are known until all"
                            + " their tokens have expired.")
    int rotate(
            @Option(
                            names = "--at-once",
                            description =
                                    "forgets the older ones at once, as when one was seen by others: everybody who"
                                            + " signed in by JWT has to sign in again")
                    boolean atOnce)
            throws Throwable {
        System.out.println("key " + VertxContextSupport.subscribeAndAwait(() -> keys.rotate(atOnce)) + " signs now");
        return 0;
    }
}
