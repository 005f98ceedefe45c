package org.substra.ledger.submission;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.substra.contract.Key;
import org.substra.contract.command.Material;
import org.substra.contract.command.Result;
import org.substra.ledger.execution.Archive;
import org.substra.ledger.execution.Verdict;

/**
 * Says in the answer to a start which models are gone. It is no part of the outcome, which is hashed: which models are
 * cleaned is derived, and the rules cannot see it.
 */
public final class CleanedModels {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Archive archive;

    public CleanedModels(Archive archive) {
        this.archive = archive;
    }

    /** The same answer, with cleaned models marked; waits for the database, for the start is recorded already. */
    public Answer mark(Answer answer) throws InterruptedException {
        if (!(answer.verdict() instanceof Verdict.Accepted(Result.Started started))) {
            return answer;
        }
        Set<Key> cleaned = cleaned(started);
        List<Material> materials = started.materials().stream()
                .map(material -> isModel(material) && cleaned.contains(material.key()) ? gone(material) : material)
                .toList();
        var marked = new Result.Started(started.tuple(), started.attempt(), materials);
        return new Answer(new Verdict.Accepted(marked), answer.position());
    }

    private Set<Key> cleaned(Result.Started started) throws InterruptedException {
        List<Key> models = started.materials().stream()
                .filter(CleanedModels::isModel)
                .map(Material::key)
                .toList();
        while (true) {
            try {
                return models.isEmpty() ? Set.of() : archive.cleaned(models);
            } catch (SQLException e) {
                Log.warnf(
                        "the models of %s are not known, looking again: %s",
                        started.tuple().key(), e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean isModel(Material material) {
        return switch (material.kind()) {
            case MODEL, HEAD, TRUNK -> true;
            case ALGO, METRICS, OPENER, SAMPLE -> false;
        };
    }

    private static Material gone(Material material) {
        return new Material(
                material.kind(),
                material.key(),
                material.hash(),
                material.salt(),
                material.owner(),
                material.address(),
                true);
    }
}
