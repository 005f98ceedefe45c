package org.substra.ledger.submission;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.ledger.execution.Archive;
import org.substra.ledger.execution.DatabaseFailure;
import org.substra.ledger.execution.Outcome;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.execution.Simulation;
import org.substra.ledger.execution.Simulations;
import org.substra.ledger.execution.Verdict;
import org.substra.ledger.input.Input;
import org.substra.ledger.input.Members;
import org.substra.ledger.input.SignedInput;
import org.substra.ledger.input.Signer;

/**
 * Submits this organisation's commands on one channel. A command's bytes are signed once and kept
 * before they are sent; from then on the same bytes are sent until their outcome is known, so a
 * crash anywhere, or the same command again, ends with one execution and one outcome.
 */
public final class Submitter {

    private static final Simulations.Remembered NOT_REMEMBERED = () -> {};

    private final String channel;
    private final Signer signer;
    private final Supplier<@Nullable Members> members;
    private final RulesEngine rules;
    private final Simulations simulations;
    private final Archive archive;
    private final Outcomes outcomes;
    private final Submissions submissions;
    private final Delivery delivery;
    private final Head head;

    /** @param members of the channel; null while they are not known */
    public Submitter(
            String channel,
            Signer signer,
            Supplier<@Nullable Members> members,
            RulesEngine rules,
            Simulations simulations,
            Archive archive,
            Outcomes outcomes,
            Submissions submissions,
            Delivery delivery,
            Head head) {
        this.channel = channel;
        this.signer = signer;
        this.members = members;
        this.rules = rules;
        this.simulations = simulations;
        this.archive = archive;
        this.outcomes = outcomes;
        this.submissions = submissions;
        this.delivery = delivery;
        this.head = head;
    }

    /**
     * Submits the command, unless the same id was submitted before, and waits for its outcome.
     *
     * @param deadlineMillis not to be signed after this moment; null for no limit
     * @return empty when the deadline had passed: then nothing happens, now or later
     * @throws LedgerUnavailable when nothing was sent, and nothing will be
     */
    public Optional<Answer> submit(String commandId, Command command, @Nullable Long deadlineMillis)
            throws InterruptedException {
        try {
            Optional<Answer> begun = begun(commandId);
            return begun.isPresent() ? begun : sign(commandId, command, deadlineMillis);
        } catch (SQLException | DatabaseFailure e) {
            throw new LedgerUnavailable("the ledger's database does not answer: " + e.getMessage(), e);
        }
    }

    /** The answer to a command that was submitted before, by this or another adapter of ours. */
    private Optional<Answer> begun(String commandId) throws SQLException, InterruptedException {
        Optional<Outcome> known = outcomes.known(commandId);
        if (known.isPresent()) {
            return known.map(Answer::of);
        }
        Optional<byte[]> kept = submissions.find(commandId);
        return kept.isPresent()
                ? Optional.of(Answer.of(delivery.deliver(commandId, kept.get(), true)))
                : Optional.empty();
    }

    private Optional<Answer> sign(String commandId, Command command, @Nullable Long deadlineMillis)
            throws SQLException, InterruptedException {
        Simulation simulation = simulate(command);
        if (simulation.refused() != null) {
            // what refuses it may be what it has done itself, if another adapter of ours has submitted it meanwhile
            Optional<Answer> meanwhile = begun(commandId);
            return meanwhile.isPresent()
                    ? meanwhile
                    : Optional.of(
                            new Answer(simulation.refused(), simulation.tip().event()));
        }
        head.requireFollowing(); // or the command would be kept, and wait for nobody knows how long
        if (deadlineMillis != null && Clock.systemUTC().millis() > deadlineMillis) {
            return Optional.empty();
        }
        var input = new Input(
                channel,
                signer.organisation(),
                commandId,
                command,
                simulation.tip().seen());
        byte[] bytes = signer.sign(input);
        try {
            SignedInput.requireSize(bytes, command);
        } catch (Refusal tooLarge) {
            return Optional.of(
                    new Answer(Verdict.Refused.of(tooLarge), simulation.tip().event()));
        }
        Input asOthersReadIt = requireInput(bytes);
        Optional<byte[]> keptBefore = submissions.keep(commandId, bytes);
        // what others read as something else is not what was simulated
        try (var _ = asOthersReadIt.equals(input) ? simulations.remember(bytes, input, simulation) : NOT_REMEMBERED) {
            return Optional.of(
                    Answer.of(delivery.deliver(commandId, keptBefore.orElse(bytes), keptBefore.isPresent())));
        }
    }

    /** A refusal may be yesterday's: only one that stands at the head counts. */
    private Simulation simulate(Command command) throws SQLException, InterruptedException {
        Simulation simulation = archive.simulate(signer.organisation(), command, rules);
        if (simulation.refused() != null || simulation.tip().number() < 0) {
            head.reach();
            simulation = archive.simulate(signer.organisation(), command, rules);
        }
        if (simulation.tip().number() < 0) {
            throw new LedgerUnavailable("channel " + channel + " has not begun: its log has no entry 0");
        }
        return simulation;
    }

    /** What the others would take for no input stays here: nobody could ever tell its outcome by the command's id. */
    private Input requireInput(byte[] bytes) {
        Members known = members.get();
        if (known == null) {
            throw new LedgerUnavailable("channel " + channel + ": its members are not known yet");
        }
        try {
            known.requireKnown(signer);
            return SignedInput.read(bytes).input();
        } catch (Refusal notOurs) {
            throw new LedgerUnavailable(
                    "channel " + channel + ": entry 0 does not know this node's signing key: " + notOurs.getMessage(),
                    notOurs);
        }
    }
}
