package org.substra.ledger.messaging;

import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.substra.contract.Key;
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
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;

/** What every log line about a command carries as fields, until closed: its channel, its id, and the tuple it is about. */
final class CommandFields implements AutoCloseable {

    private static final String TUPLE = "tuple";
    private static final List<String> ALL = List.of("channel", "messageId", TUPLE);

    private final Command command;

    CommandFields(CommandMessage message) {
        this.command = message.command();
        MDC.put("channel", message.channel());
        MDC.put("messageId", message.id());
        tuple(command).ifPresent(key -> MDC.put(TUPLE, key.value()));
    }

    /** A tuple gets its key by the command that creates it. */
    void decided(CommandAnswer answer) {
        boolean creates = command instanceof CreateTraintuple
                || command instanceof CreateCompositeTraintuple
                || command instanceof CreateAggregatetuple
                || command instanceof CreateTesttuple;
        if (creates
                && answer instanceof CommandAnswer.Accepted accepted
                && accepted.result() instanceof Result.Written(var keys)) {
            MDC.put(TUPLE, keys.getFirst().value());
        }
    }

    @Override
    public void close() {
        ALL.forEach(MDC::remove);
    }

    private static Optional<Key> tuple(Command command) {
        return switch (command) {
            case LogStart start -> Optional.of(start.key());
            case LogSuccessTrain success -> Optional.of(success.key());
            case LogSuccessCompositeTrain success -> Optional.of(success.key());
            case LogSuccessTest success -> Optional.of(success.key());
            case LogFail fail -> Optional.of(fail.key());
            case CreateTraintuple _, CreateCompositeTraintuple _ -> Optional.empty();
            case CreateAggregatetuple _, CreateTesttuple _ -> Optional.empty();
            case CreateComputePlan _, UpdateComputePlan _, CancelComputePlan _ -> Optional.empty();
            case AddComputePlanPart _, SealComputePlan _ -> Optional.empty();
            case RegisterNode _, RegisterObjective _, RegisterAlgo _ -> Optional.empty();
            case RegisterDataManager _, UpdateDataManager _ -> Optional.empty();
            case RegisterDataSample _, UpdateDataSample _ -> Optional.empty();
        };
    }
}
