package org.substra.api.fetched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.substra.api.peer.Foreign;
import org.substra.api.peer.HostileNode;
import org.substra.api.store.AssetStore;
import org.substra.api.testing.Await;
import org.substra.api.testing.Given;

/** Of what was fetched there is no more than the budget, but for what is used. */
@QuarkusTest
@TestProfile(SmallCache.class)
class EvictionTest {

    private static final long ALL = 1L << 60;

    private final Eviction eviction;
    private final FetchedFiles files;
    private final AssetStore store;
    private final MeterRegistry meters;
    private final Foreign foreign;
    private final Nantes nantes;
    private final String first = Given.word();
    private final String second = Given.word();
    private final String third = Given.word();
    private HostileNode node;

    EvictionTest(
            Eviction eviction,
            FetchedFiles files,
            AssetStore store,
            MeterRegistry meters,
            Foreign foreign,
            Nantes nantes) {
        this.eviction = eviction;
        this.files = files;
        this.store = store;
        this.meters = meters;
        this.foreign = foreign;
        this.nantes = nantes;
    }

    @BeforeEach
    void open() throws IOException {
        nantes.forgetAll();
        node = nantes.open();
    }

    @AfterEach
    void close() throws IOException {
        node.close();
    }

    @Test
    void the_least_recently_used_file_goes() {
        Path older = nantes.fetched(node, first, Duration.ofMinutes(30));
        Path oldest = nantes.fetched(node, second, Duration.ofMinutes(40));
        Path newer = nantes.fetched(node, third, Duration.ofMinutes(20));
        double before = removed();

        shrink();

        assertThat(oldest).doesNotExist();
        assertThat(older).exists();
        assertThat(newer).exists();
        assertThat(nantes.known()).isEqualTo("2");
        assertThat(removed() - before).isEqualTo(1);
        assertThat(meters.get("substra.fetched.kept.bytes").gauge().value()).isEqualTo(800);
    }

    @Test
    void what_fits_stays_however_old_it_is() {
        Path one = nantes.fetched(node, first, Duration.ofDays(300));
        Path other = nantes.fetched(node, second, Duration.ofDays(300));

        shrink();

        assertThat(one).exists();
        assertThat(other).exists();
    }

    @Test
    void what_was_used_just_now_stays() {
        Path oldest = nantes.fetched(node, first, Duration.ofMinutes(40));
        Path other = nantes.fetched(node, second, Duration.ofMinutes(30));
        Path justCome = nantes.fetched(node, third, Duration.ZERO);
        Await.result(() -> files.used(List.of(Nantes.hash(first))));

        shrink();
        Await.result(() -> eviction.makeRoom(ALL));

        assertThat(oldest).exists();
        assertThat(other).doesNotExist();
        assertThat(justCome).exists();
    }

    @Test
    void what_a_worker_holds_stays_until_it_lets_go() throws IOException {
        Path held = nantes.fetched(node, first, Duration.ofMinutes(50));
        Path link = Files.createLink(held.resolveSibling(Given.word()), held);
        Path other = nantes.fetched(node, second, Duration.ofMinutes(40));
        nantes.fetched(node, third, Duration.ofMinutes(30));

        shrink();
        assertThat(held).exists();
        assertThat(other).doesNotExist();

        Files.delete(link);
        nantes.unused(first, Duration.ofMinutes(40));
        nantes.fetched(node, second, Duration.ofMinutes(20));
        shrink();
        assertThat(held).doesNotExist();
    }

    @Test
    void what_was_removed_is_fetched_again_when_it_is_wanted() {
        var algo = foreign.algo(Nantes.hash(first), node.origin() + "/" + first);
        foreign.download(algo).statusCode(200).body(equalTo(Nantes.content(first)));
        foreign.download(algo).statusCode(200);
        assertThat(node.requests()).hasSize(1);
        nantes.unused(first, Duration.ofMinutes(11));
        Await.result(() -> eviction.makeRoom(ALL));
        assertThat(store.file(Nantes.hash(first))).isEmpty();

        foreign.download(algo).statusCode(200).body(equalTo(Nantes.content(first)));

        assertThat(node.requests()).hasSize(2);
        assertThat(nantes.known()).isEqualTo("1");
    }

    @Test
    void a_file_of_this_node_stays_though_it_was_fetched_as_well() throws IOException {
        Path fetched = nantes.fetched(node, first, Duration.ofDays(1));
        Path upload = Files.writeString(Files.createTempFile(fetched.getParent(), "", ""), Nantes.content(first));
        store.take(upload, Nantes.hash(first));

        Await.result(() -> eviction.makeRoom(ALL));

        assertThat(fetched).doesNotExist();
        assertThat(store.file(Nantes.hash(first)).orElseThrow())
                .hasContent(Nantes.content(first))
                .isNotEqualTo(fetched);
    }

    private void shrink() {
        Await.result(eviction::shrinkNow);
    }

    private double removed() {
        return meters.get("substra.fetched.removed.files").counter().count();
    }
}
