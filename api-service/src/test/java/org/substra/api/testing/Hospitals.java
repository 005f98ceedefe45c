package org.substra.api.testing;

import static org.substra.api.testing.Given.key;
import static org.substra.api.testing.Given.keys;
import static org.substra.api.testing.LedgerAtHand.NANTES;
import static org.substra.api.testing.LedgerAtHand.OWKIN;

import java.util.List;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessCompositeTrain;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.record.TestDataset;

/**
 * A small network on the ledger at hand: an algo of chu-nantes and, at owkin, a data manager with samples
 * to train and to test on and an objective. Every instance has keys of its own.
 */
public final class Hospitals {

    private final LedgerAtHand ledger = LedgerAtHand.get();
    private final String word = Given.word();

    public Hospitals() {
        ledger.submitAs(NANTES, Given.algo(algoWord()));
        ledger.submitAs(NANTES, Given.algo(AlgoKind.COMPOSITE_ALGO, algoWord() + " composite"));
        ledger.submitAs(NANTES, Given.algo(AlgoKind.AGGREGATE_ALGO, algoWord() + " aggregate"));
        ledger.submitAs(OWKIN, Given.dataManager(managerWord(), null));
        ledger.submitAs(OWKIN, Given.samples(managerWord(), false, word + " 1", word + " 2"));
        ledger.submitAs(OWKIN, Given.samples(managerWord(), true, word + " test"));
        ledger.submitAs(OWKIN, Given.objective(word + " objective", new TestDataset(manager(), keys(word + " test"))));
    }

    public Key algo() {
        return key(algoWord());
    }

    public Key compositeAlgo() {
        return key(algoWord() + " composite");
    }

    public Key aggregateAlgo() {
        return key(algoWord() + " aggregate");
    }

    public Key manager() {
        return key(managerWord());
    }

    public Key objective() {
        return key(word + " objective");
    }

    public List<Key> trainSamples() {
        return keys(word + " 1", word + " 2");
    }

    public List<Key> testSamples() {
        return keys(word + " test");
    }

    public Key train(Key... parents) {
        return ledger.keyAs(OWKIN, Given.train(algoWord(), managerWord(), trainSamples(), parents));
    }

    public Key test(Key trained) {
        return ledger.keyAs(OWKIN, Given.test(word + " objective", trained));
    }

    public void start(Key tuple) {
        ledger.submitAs(OWKIN, new LogStart(tuple, 1));
    }

    /** Runs a training tuple to its end; its model's hash is that of its key's text. */
    public Key finish(Key traintuple) {
        start(traintuple);
        ledger.submitAs(OWKIN, new LogSuccessTrain(traintuple, 1, "", Given.file(traintuple.value())));
        return key(traintuple.value());
    }

    /** Runs a composite traintuple to its end; its head's hash is that of its key's text and " head". */
    public void finishComposite(Key tuple) {
        start(tuple);
        ledger.submitAs(
                OWKIN,
                new LogSuccessCompositeTrain(tuple, 1, "", key(tuple.value() + " head"), Given.file(tuple.value())));
    }

    public void fail(Key tuple) {
        ledger.submitAs(OWKIN, new LogFail(tuple, 1, "broken"));
    }

    public void finishTest(Key testtuple, float perf) {
        start(testtuple);
        ledger.submitAs(OWKIN, new LogSuccessTest(testtuple, 1, "", perf));
    }

    /** Who trains and tests here. */
    public OrganisationId worker() {
        return OWKIN;
    }

    private String algoWord() {
        return word + " algo";
    }

    private String managerWord() {
        return word + " manager";
    }
}
