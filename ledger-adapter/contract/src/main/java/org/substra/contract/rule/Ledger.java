package org.substra.contract.rule;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Reason;
import org.substra.contract.Refusal;
import org.substra.contract.record.Asset;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.PlanBatch;
import org.substra.contract.record.PlanPlace;
import org.substra.contract.record.Tuple;
import org.substra.contract.record.TupleState;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.Transaction;

/** The transaction in the words of the rules. What belongs to a batch of parts that is not sealed is not there. */
final class Ledger {

    private final Transaction transaction;
    private final @Nullable Key batch;
    private final @Nullable UnaryOperator<Refusal> blame;

    Ledger(Transaction transaction) {
        this(transaction, null, null);
    }

    private Ledger(Transaction transaction, @Nullable Key batch, @Nullable UnaryOperator<Refusal> blame) {
        this.transaction = transaction;
        this.batch = batch;
        this.blame = blame;
    }

    /** The same transaction, in which what belongs to this batch is there, too. */
    Ledger within(Key ownBatch) {
        return new Ledger(transaction, ownBatch, null);
    }

    /**
     * The same transaction, for one asset among many: whether its key is free is asked for all of them together, after
     * everything else.
     *
     * @param blame says which of the many is refused
     */
    Ledger amongMany(UnaryOperator<Refusal> blame) {
        return new Ledger(transaction, batch, blame);
    }

    /** Says which records are going to be asked for. */
    void expect(Collection<String> worldKeys) {
        transaction.expect(worldKeys);
    }

    OrganisationId caller() {
        return transaction.caller();
    }

    boolean has(String worldKey) {
        return transaction.find(worldKey).isPresent();
    }

    /** Whether what came with this batch exists; null: it came without one. */
    boolean exists(@Nullable Key ofBatch) {
        return ofBatch == null || ofBatch.equals(batch) || has(WorldKeys.planSeal(ofBatch));
    }

    /** The newest batch of parts that the organisation has begun for the plan. */
    Optional<PlanBatch> openBatch(Key plan, OrganisationId organisation) {
        return transaction.find(WorldKeys.planBatch(plan, organisation)).map(PlanBatch.class::cast);
    }

    /** Whether what came with this batch keeps its place: it exists, or will once its organisation seals it. */
    boolean holds(@Nullable Key ofBatch, Key plan, OrganisationId organisation) {
        return exists(ofBatch)
                || openBatch(plan, organisation)
                        .filter(open -> open.batch().equals(ofBatch))
                        .isPresent();
    }

    <A extends Asset> Optional<A> find(Class<A> type, Key key) {
        return transaction
                .find(WorldKeys.asset(key))
                .filter(type::isInstance)
                .map(type::cast)
                .filter(asset -> exists(batchOf(asset)));
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
        UnaryOperator<Refusal> one = blame;
        if (one != null) {
            transaction.claim(asset, taken -> requireFree(asset, taken, one));
            return;
        }
        transaction.find(asset.worldKey()).ifPresent(taken -> requireFree(asset, taken, UnaryOperator.identity()));
        transaction.put(asset);
    }

    private void requireFree(Asset asset, LedgerRecord taken, UnaryOperator<Refusal> blaming) {
        if (takes(taken)) {
            throw blaming.apply(
                    Refusal.conflict("there is already something with key " + asset.key(), List.of(asset.key())));
        }
    }

    void put(LedgerRecord record) {
        transaction.put(record);
    }

    /** As {@link #put}, for a record that has no other content: not again when it is there. */
    void mark(LedgerRecord record) {
        if (!has(record.worldKey())) {
            transaction.put(record);
        }
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

    private boolean takes(LedgerRecord taken) {
        if (!(taken instanceof Asset asset)) {
            throw new IllegalStateException("no asset under " + taken.worldKey());
        }
        return planOf(asset)
                .map(plan -> holds(batchOf(asset), plan, asset.owner()))
                .orElse(true);
    }

    private static @Nullable Key batchOf(Asset asset) {
        return switch (asset) {
            case Tuple tuple -> tuple.place() instanceof PlanPlace place ? place.batch() : null;
            case ComputePlan plan -> plan.batch();
            default -> null;
        };
    }

    private static Optional<Key> planOf(Asset asset) {
        return switch (asset) {
            case Tuple tuple -> Optional.ofNullable(tuple.place()).map(PlanPlace::plan);
            case ComputePlan plan -> Optional.of(plan.key());
            default -> Optional.empty();
        };
    }
}
