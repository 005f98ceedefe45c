package org.substra.contract.rule;

import java.util.List;
import org.substra.contract.Refusal;
import org.substra.contract.command.AddComputePlanPart;
import org.substra.contract.command.CancelComputePlan;
import org.substra.contract.command.Command;
import org.substra.contract.command.CreateAggregatetuple;
import org.substra.contract.command.CreateCompositeTraintuple;
import org.substra.contract.command.CreateComputePlan;
import org.substra.contract.command.CreateTesttuple;
import org.substra.contract.command.CreateTraintuple;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.RegisterAlgo;
import org.substra.contract.command.RegisterDataManager;
import org.substra.contract.command.RegisterDataSample;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.RegisterObjective;
import org.substra.contract.command.Result;
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.command.UpdateDataManager;
import org.substra.contract.command.UpdateDataSample;
import org.substra.contract.record.LedgerRecord;
import org.substra.contract.record.RulesVersion;
import org.substra.contract.record.WorldKeys;
import org.substra.contract.world.Transaction;
import org.substra.contract.world.WorldState;

/**
 * The one door to the rules: the same code for every ledger. A rule sees the world state and the
 * command, nothing else: no clock, no random, no deadline.
 */
public final class Rules {

    /** The newest version of the rules; a channel is executed by the version recorded on it. */
    public static final int VERSION = 1;

    private Rules() {}

    /** What an accepted command wrote, and what it answers. */
    public record Outcome(Result result, List<LedgerRecord> records) {

        public Outcome {
            records = List.copyOf(records);
        }
    }

    /** The first transaction of a channel: says by which version of the rules it is executed. */
    public static List<LedgerRecord> begin(int version, WorldState world) {
        known(version);
        var transaction = new Transaction(world);
        transaction.put(new RulesVersion(version));
        return transaction.commit();
    }

    /**
     * Executes a command and puts what it writes into the world state.
     *
     * @throws Refusal when a rule says no; then nothing was put
     */
    public static Outcome execute(Command command, WorldState world) {
        var transaction = new Transaction(world);
        transaction.expect(ProgressReads.of(command));
        known(transaction
                .find(WorldKeys.RULES)
                .map(record -> record instanceof RulesVersion rules ? rules.version() : 0)
                .orElseThrow(() -> Refusal.invalid("the channel has no rules yet: its first entry is missing")));
        Result result = execute(command, new Ledger(transaction));
        return new Outcome(result, transaction.commit());
    }

    private static Result execute(Command command, Ledger ledger) {
        return switch (command) {
            case RegisterNode _ -> AssetRules.registerNode(ledger);
            case RegisterObjective register -> ObjectiveRules.register(register, ledger);
            case RegisterDataManager register -> DataRules.register(register, ledger);
            case UpdateDataManager update -> DataRules.update(update, ledger);
            case RegisterDataSample register -> DataRules.register(register, ledger);
            case UpdateDataSample update -> DataRules.update(update, ledger);
            case RegisterAlgo register -> AssetRules.register(register, ledger);
            case CreateTraintuple create ->
                Result.Written.of(TraintupleRules.create(create, Membership.of(create.plan(), ledger), ledger));
            case CreateCompositeTraintuple create ->
                Result.Written.of(
                        CompositeTraintupleRules.create(create, Membership.of(create.plan(), ledger), ledger));
            case CreateAggregatetuple create ->
                Result.Written.of(AggregatetupleRules.create(create, Membership.of(create.plan(), ledger), ledger));
            case CreateTesttuple create -> Result.Written.of(TesttupleRules.createAlone(create, ledger));
            case CreateComputePlan create -> PlanRules.create(create, ledger);
            case UpdateComputePlan update -> PlanRules.update(update, ledger);
            case AddComputePlanPart part -> PlanRules.add(part, ledger);
            case SealComputePlan seal -> PlanRules.seal(seal, ledger);
            case CancelComputePlan cancel -> PlanRules.cancel(cancel, ledger);
            case LogStart start -> ProgressRules.start(start, ledger);
            case LogSuccessTrain success -> ProgressRules.succeed(success, ledger);
            case LogSuccessCompositeTrain success -> ProgressRules.succeed(success, ledger);
            case LogSuccessTest success -> ProgressRules.succeed(success, ledger);
            case LogFail fail -> ProgressRules.fail(fail, ledger);
        };
    }

    private static void known(int version) {
        if (version != VERSION) {
            throw new IllegalStateException(
                    "the channel's rules are of version " + version + ", this release has only version " + VERSION);
        }
    }
}
