package org.substra.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {

    private final List<UniEmitter<? super Void>> sent = new ArrayList<>();
    private final SharedQuestion question =
            new SharedQuestion(() -> Uni.createFrom().emitter(sent::add));

    @Test
    void an_answer_does_not_count_for_who_came_after_the_question_was_sent() {
        var first = ask();
        var second = ask();
        var third = ask();

        assertThat(sent).hasSize(1);
        sent.get(0).complete(null);

        first.assertCompleted();
        second.assertNotTerminated();
        assertThat(sent).hasSize(2);
        sent.get(1).complete(null);
        second.assertCompleted();
        third.assertCompleted();
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_failure_is_for_those_who_shared_it() {
        var first = ask();
        var second = ask();

        sent.get(0).fail(new IllegalStateException("nobody answers"));

        first.assertFailedWith(IllegalStateException.class);
        sent.get(1).complete(null);
        second.assertCompleted();
        var third = ask();
        sent.get(2).complete(null);
        third.assertCompleted();
    }

    private UniAssertSubscriber<Void> ask() {
        return question.ask().subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
