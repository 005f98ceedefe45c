package org.substra.contract.rule;

import java.util.List;
import java.util.Optional;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.record.Asset;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.Transaction;

/** The transaction in the words of the rules. */
final class Ledger {

    private final Transaction transaction;

    Ledger(Transaction transaction) {
        this.transaction = transaction;
    }

    OrganisationId caller() {
        return transaction.caller();
    }

    boolean has(String worldKey) {
        return transaction.find(worldKey).isPresent();
    }

    <A extends Asset> Optional<A> find(Class<A> type, Key key) {
        return transaction.find(WorldKeys.asset(key)).filter(type::isInstance).map(type::cast);
    }

    /** The asset that a command refers to; the answer to one that is not there is the caller's fault (400). */
    <A extends Asset> A referred(Class<A> type, String what, Key key) {
        return find(type, key).orElseThrow(() -> Refusal.invalid("no " + what + " with key " + key));
    }

    /** As {@link #referred}, where the spec answers 404. */
    <A extends Asset> A existing(Class<A> type, String what, Key key) {
        return find(type, key).orElseThrow(() -> Refusal.notFound(what, key));
    }

    Optional<TupleState> state(Key tuple) {
        return transaction.find(WorldKeys.state(tuple)).map(TupleState.class::cast);
    }

    Optional<LedgerRecord> record(String worldKey) {
        return transaction.find(worldKey);
    }

    /** Writes a new asset, unless its key is taken by whatever kind of asset. */
    void register(Asset asset) {
        if (has(asset.worldKey())) {
            throw Refusal.conflict("there is already something with key " + asset.key(), List.of(asset.key()));
        }
        transaction.put(asset);
    }

    void put(LedgerRecord record) {
        transaction.put(record);
    }

    /** The permissions as stored: the caller in front, every organisation named a registered node. */
    Permissions owned(Permissions asked) {
        if (!asked.isPublic()) {
            for (OrganisationId id : asked.authorizedIds()) {
                if (!has(WorldKeys.node(id))) {
                    throw Refusal.invalid("invalid permission input values: " + id + " is not a registered node");
                }
            }
        }
        return asked.ownedBy(caller());
    }

    void requireProcess(Permissions permissions, String what, Key key) {
        if (!permissions.allow(caller())) {
            throw new Refusal(Reason.FORBIDDEN, caller() + " may not process " + what + " " + key, List.of(key));
        }
    }
}
