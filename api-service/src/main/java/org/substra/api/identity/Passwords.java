package org.substra.api.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.substra.api.broker.CallerContext;

/**
 * Argon2, which is slow on purpose: it runs on two threads of its own, so that logins neither stall the
 * event loop nor take more than twice its memory. Of a password, its UTF-8 in the normal form NFKC counts: the same letters give
 * the same bytes on every keyboard. How often it has run is the meter {@value #METER}.
 */
@ApplicationScoped
class Passwords {

    static final String METER = "substra.argon2";

    /**
     * Stands in for the hash of who is not there, so that the answer takes as long; of the same cost as all others. What it is
     * the hash of nobody knows.
     */
    static final String OF_NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$KMQ0FJpHYzPBFh6J0U8yAwX3m6pHQjgMGJ1ZgS2Xq3Q";

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final int THREADS = 2;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, LENGTH, Argon2.ID);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Counter runs;

    Passwords(MeterRegistry meters) {
        this.runs = meters.counter(METER);
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** The hash to keep, with its salt and parameters in it. */
    Uni<String> hash(String password) {
        return slowly(() -> Password.hash(normal(password))
                .addRandomSalt(SALT_LENGTH)
                .with(argon2)
                .getResult());
    }

    Uni<Boolean> matches(String password, String hash) {
        return slowly(() -> Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Bytes that only this password and this salt give, as hard to guess as the password's hash. */
    Uni<byte[]> derive(String password, byte[] salt) {
        return slowly(
                () -> Password.hash(normal(password)).addSalt(salt).with(argon2).getBytes());
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    private <T> Uni<T> slowly(Supplier<T> work) {
        return CallerContext.back(Uni.createFrom().item(counted(work)).runSubscriptionOn(threads));
    }

    private <T> Supplier<T> counted(Supplier<T> work) {
        return () -> {
            runs.increment();
            return work.get();
        };
    }
}
