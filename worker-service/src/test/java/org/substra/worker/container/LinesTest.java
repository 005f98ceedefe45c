package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final List<String> log = new ArrayList<>();
    private final Lines lines = new Lines(log::add);

    @Test
    void frames_are_put_together_to_lines() {
        write(StreamType.STDOUT, "one\ntw");
        write(StreamType.STDERR, "oops\r\n");
        write(StreamType.STDOUT, "o\nlast");
        lines.onComplete();

        assertThat(log).containsExactly("one", "oops", "two", "last");
    }

    @Test
    void an_endless_line_is_cut() {
        for (int i = 0; i < 100; i++) {
            write(StreamType.STDOUT, "x".repeat(1000));
        }
        lines.onComplete();

        assertThat(log).singleElement().satisfies(line -> assertThat(line).hasSize(4000));
    }

    private void write(StreamType stream, String text) {
        lines.onNext(new Frame(stream, text.getBytes(StandardCharsets.UTF_8)));
    }
}
