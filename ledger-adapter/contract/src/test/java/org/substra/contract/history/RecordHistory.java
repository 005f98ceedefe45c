package org.substra.contract.history;

import static org.substra.contract.rule.Given.EVERYBODY;
import static org.substra.contract.rule.Given.keys;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.MemoryChannel.NANTES;
import static org.substra.contract.rule.MemoryChannel.OWKIN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.substra.contract.Json;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.command.Command;
import org.substra.contract.command.LogFail;
import org.substra.contract.command.LogStart;
import org.substra.contract.command.LogSuccessTest;
import org.substra.contract.command.LogSuccessTrain;
import org.substra.contract.command.RegisterNode;
import org.substra.contract.command.UpdateDataManager;
import org.substra.contract.command.UpdateDataSample;
import org.substra.contract.record.TestDataset;
import org.substra.contract.rule.Given;

/**
 * Writes the log that {@link RecordedHistoryTest} replays: once for each version of the rules,
 * when that version is released, and never again. Argument: the file to write.
 */
final class RecordHistory {

    private final History history = new History();
    private final List<String> lines = new ArrayList<>();

    private RecordHistory() {}

    public static void main(String[] arguments) throws IOException {
        var recorder = new RecordHistory();
        recorder.record();
        Files.write(Path.of(arguments[0]), recorder.lines);
    }

    private void record() {
        register();
        Key first = accepted(NANTES, Given.train("algo", "owkin", keys("owkin 1", "owkin 2")));
        Key second = accepted(NANTES, Given.train("algo", "nantes", keys("nantes 1"), first));
        Key test = accepted(OWKIN, Given.test("objective", second));
        Key doomed = accepted(OWKIN, Given.train("algo", "nantes", keys("nantes 1")));
        run(first, OWKIN, 1);
        run(second, NANTES, 3);
        any(OWKIN, new LogStart(test, 1));
        any(OWKIN, new LogSuccessTest(test, 1, "", 0.97f));
        any(NANTES, new LogFail(doomed, 0, "[00-01-0000-abcdefg]"));
        refusals(first, doomed);
        new PlanHistory((caller, command) -> {
                    any(caller, command);
                    return history.written();
                })
                .record();
    }

    private void register() {
        any(OWKIN, new RegisterNode());
        any(NANTES, new RegisterNode());
        any(OWKIN, Given.dataManager("owkin", only(NANTES)));
        any(NANTES, Given.dataManager("nantes", EVERYBODY));
        any(NANTES, Given.dataManager("second", EVERYBODY));
        any(OWKIN, Given.samples("owkin", false, "owkin 1", "owkin 2"));
        any(OWKIN, Given.samples("owkin", true, "owkin test"));
        any(NANTES, Given.samples("nantes", false, "nantes 1"));
        any(NANTES, new UpdateDataSample(keys("nantes 1"), keys("second")));
        any(OWKIN, Given.objective("objective", new TestDataset(Given.key("owkin"), keys("owkin test"))));
        any(NANTES, new UpdateDataManager(Given.key("nantes"), Given.key("objective")));
        any(NANTES, Given.algo("algo", EVERYBODY));
        any(NANTES, Given.algo("private", only(NANTES)));
    }

    private void run(Key tuple, OrganisationId worker, int attempt) {
        any(worker, new LogStart(tuple, attempt));
        any(worker, new LogSuccessTrain(tuple, attempt, "", Given.model(tuple)));
    }

    private void refusals(Key done, Key failed) {
        any(OWKIN, Given.train("private", "owkin", keys("owkin 1")));
        any(OWKIN, Given.train("algo", "owkin", keys("owkin test")));
        any(OWKIN, Given.algo("algo", EVERYBODY));
        any(OWKIN, Given.samples("nantes", false, "x"));
        any(OWKIN, new LogStart(done, 2));
        any(NANTES, new LogStart(done, 2));
        any(NANTES, new LogFail(failed, 0, ""));
        any(OWKIN, Given.test("objective", failed));
        any(OWKIN, Given.test("unknown", done));
    }

    private Key accepted(OrganisationId caller, Command command) {
        any(caller, command);
        return history.lastKey();
    }

    private void any(OrganisationId caller, Command command) {
        lines.add(new String(Json.write(history.execute(caller, command)), StandardCharsets.UTF_8));
    }
}
