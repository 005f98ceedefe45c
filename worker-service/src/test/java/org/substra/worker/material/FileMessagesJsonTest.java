package org.substra.worker.material;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.substra.worker.surroundings.Golden;

class FileMessagesJsonTest {

    @Test
    void a_request_for_a_file_has_its_golden_shape() {
        assertThat(Golden.written(Golden.read("file-wanted", FileWanted.class))).isEqualTo(Golden.tree("file-wanted"));
    }

    @Test
    void a_note_of_use_has_its_golden_shape() {
        assertThat(Golden.written(Golden.read("files-used", FilesUsed.class))).isEqualTo(Golden.tree("files-used"));
    }

    @Test
    void an_answer_about_a_file_is_read() {
        FileAnswer answer = Golden.read("file-answer", FileAnswer.class);

        assertThat(answer.outcome()).isEqualTo(FileAnswer.Outcome.WRONG_BYTES);
        assertThat(Golden.written(answer)).isEqualTo(Golden.tree("file-answer"));
    }
}
