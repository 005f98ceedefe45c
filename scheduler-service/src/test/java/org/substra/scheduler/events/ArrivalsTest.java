package org.substra.scheduler.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.substra.contract.OrganisationId;
import org.substra.contract.Position;
import org.substra.contract.event.Event;
import org.substra.contract.message.Beat;
import org.substra.scheduler.backlog.Told;

class ArrivalsTest {

    private static final Told FIRST = told("left", 1);
    private static final Told SECOND = told("left", 2);
    private static final Told OTHER = told("right", 1);

    private final Arrivals arrivals = new Arrivals(100);

    @Test
    void are_taken_together_by_channel_and_once() {
        arrivals.add(FIRST, 1);
        arrivals.add(OTHER, 1);
        arrivals.add(SECOND, 1);

        assertThat(arrivals.take().events())
                .containsEntry("left", List.of(FIRST, SECOND))
                .containsEntry("right", List.of(OTHER));
        assertThat(arrivals.take().events()).isEmpty();
    }

    @Test
    void of_the_beats_the_newest_counts() {
        arrivals.add(beat(1));
        arrivals.add(beat(2));

        assertThat(arrivals.take().beats()).containsOnly(Map.entry("left", beat(2)));
        assertThat(arrivals.take().beats()).isEmpty();
    }

    @Test
    void beyond_their_size_what_comes_is_left_out_until_they_are_taken() {
        arrivals.add(FIRST, 60);
        arrivals.add(SECOND, 60);
        assertThat(arrivals.take().events()).containsEntry("left", List.of(FIRST));

        arrivals.add(SECOND, 60);
        assertThat(arrivals.take().events()).containsEntry("left", List.of(SECOND));
    }

    private static Beat beat(long block) {
        return new Beat(1, "beat", "left", new Position(block, 0));
    }

    private static Told told(String channel, long block) {
        return new Told(
                new Event(
                        channel,
                        new Position(block, 0),
                        null,
                        "command",
                        new OrganisationId("owkinMSP"),
                        "logStart",
                        List.of(),
                        List.of()),
                null);
    }
}
