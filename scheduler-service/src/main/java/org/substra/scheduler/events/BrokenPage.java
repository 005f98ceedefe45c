package org.substra.scheduler.events;

import org.substra.contract.message.QueryAnswer;

/** The adapter's events do not follow the position that this node has applied: the two know different histories. */
final class BrokenPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPage(QueryAnswer.Events page, Progress progress) {
        super(
                "the adapter's page does not follow position " + progress.position() + "; it begins at "
                        + page.events().getFirst().position()
                        + ". Either the adapter's database or this service's is of another ledger",
                null,
                false,
                false);
    }
}
