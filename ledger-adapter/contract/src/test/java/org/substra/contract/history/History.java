package org.substra.contract.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.command.Result;
import org.substra.contract.rule.Rules;
import org.substra.contract.world.MapWorldState;

/** Executes commands one after the other and chains the hashes of their outcomes. */
final class History {

    private final MapWorldState world = new MapWorldState();
    private byte[] chain = new byte[0];
    private List<Key> written = List.of();

    History() {
        MapWorldState.Open open = world.begin(new OrganisationId("owkinMSP"));
        Rules.begin(1, open);
        open.commit();
    }

    Entry execute(OrganisationId caller, Command command) {
        MapWorldState.Open open = world.begin(caller);
        try {
            Rules.Outcome outcome = Rules.execute(command, open);
            open.commit();
            written = outcome.result() instanceof Result.Written(var keys) ? keys : List.of();
            return new Entry(caller, command, chain(outcome));
        } catch (Refusal refusal) {
            written = List.of();
            return new Entry(caller, command, chain(new Said(refusal.reason().status(), refusal.getMessage())));
        }
    }

    /** The keys that the last command wrote; none when it was refused. */
    List<Key> written() {
        return written;
    }

    /** The first of them. */
    Key lastKey() {
        return written.getFirst();
    }

    private Key chain(Object outcome) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(chain);
            chain = sha256.digest(Json.write(outcome));
            return new Key(HexFormat.of().formatHex(chain));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private record Said(int status, String message) {}
}
