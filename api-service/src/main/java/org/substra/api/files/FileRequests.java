package org.substra.api.files;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.substra.api.files.FileAnswer.Outcome;

/** The requests that are being worked on: a few at a time, each id once. */
@ApplicationScoped
class FileRequests {

    private final WorkerFiles files;
    private final FileAnswers answers;
    private final Turns turns;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    FileRequests(WorkerFiles files, FileAnswers answers, FilesConfig config) {
        this.files = files;
        this.answers = answers;
        this.turns = new Turns(config.atOnce());
    }

    /** Begins with the request, unless it is open already; the answer goes where it says. */
    void accept(FileWanted wanted, String replyTo) {
        if (!open.add(wanted.id())) {
            Log.debugf("request %s for %s is open already", wanted.id(), wanted.hash());
            return;
        }
        turns.take(() -> answer(wanted))
                .chain(answer -> answers.send(answer, replyTo))
                .onTermination()
                .invoke(() -> open.remove(wanted.id()))
                .subscribe()
                .with(
                        _ -> Log.debugf("request %s for %s answered", wanted.id(), wanted.hash()),
                        failure -> Log.errorf(
                                failure, "request %s is unanswered: its worker will ask again", wanted.id()));
    }

    private Uni<FileAnswer> answer(FileWanted wanted) {
        return files.bring(wanted)
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure, "%s %s could not be brought", wanted.kind().word(), wanted.hash()))
                .onFailure()
                .recoverWithItem(failure ->
                        FileAnswer.to(wanted, Outcome.UNREACHABLE, "this node's api failed: " + failure.getMessage()));
    }
}
