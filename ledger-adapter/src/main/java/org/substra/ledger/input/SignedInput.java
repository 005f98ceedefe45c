package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Json;
import org.substra.contract.Limits;
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
import org.substra.contract.command.SealComputePlan;
import org.substra.contract.command.UpdateComputePlan;
import org.substra.contract.command.UpdateDataManager;
import org.substra.contract.command.UpdateDataSample;

/**
 * An input and its organisation's Ed25519 signature over the input's canonical bytes. Its own
 * canonical bytes are an entry of the log.
 */
@RegisterForReflection
public record SignedInput(Input input, byte[] signature) {

    /** The size of a signed input, in bytes: what fits into a message. */
    public static final int MAX_BYTES = 1 << 20;

    /** The size of one that brings a single tuple, which nobody can cut. */
    public static final int MAX_BYTES_OF_ONE_TUPLE = 16 << 20;

    public SignedInput {
        Limits.present("input", input);
        Limits.present("signature", signature);
    }

    /**
     * Reads an entry of the log that anybody may have written.
     *
     * @throws Refusal (invalid) when the bytes are not exactly a signed input
     */
    public static SignedInput read(byte[] entry) {
        if (entry.length > MAX_BYTES_OF_ONE_TUPLE) {
            throw Refusal.invalid("an input has at most " + MAX_BYTES_OF_ONE_TUPLE + " bytes, not " + entry.length);
        }
        SignedInput signed = Json.readCanonical(entry, SignedInput.class);
        requireSize(entry, signed.input().command());
        return signed;
    }

    /** @throws Refusal (invalid) when the signed command has more bytes than such a command may have */
    public static void requireSize(byte[] signed, Command command) {
        int limit = bringsOneTuple(command) ? MAX_BYTES_OF_ONE_TUPLE : MAX_BYTES;
        if (signed.length > limit) {
            throw Refusal.invalid(
                    "the command " + command.function() + " has " + signed.length + " bytes when it is signed, at most "
                            + limit + " are allowed (" + MAX_BYTES_OF_ONE_TUPLE
                            + " for one that brings a single tuple): send it in smaller parts");
        }
    }

    private static boolean bringsOneTuple(Command command) {
        return switch (command) {
            case CreateTraintuple _, CreateCompositeTraintuple _ -> true;
            case CreateAggregatetuple _, CreateTesttuple _ -> true;
            case CreateComputePlan create -> create.tuples().size() == 1;
            case UpdateComputePlan update -> update.tuples().size() == 1;
            case AddComputePlanPart part -> part.tuples().size() == 1;
            case RegisterNode _, RegisterObjective _, RegisterAlgo _ -> false;
            case RegisterDataManager _, UpdateDataManager _ -> false;
            case RegisterDataSample _, UpdateDataSample _ -> false;
            case SealComputePlan _, CancelComputePlan _ -> false;
            case LogStart _, LogSuccessTrain _, LogSuccessCompositeTrain _ -> false;
            case LogSuccessTest _, LogFail _ -> false;
        };
    }
}
