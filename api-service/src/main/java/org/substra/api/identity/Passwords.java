package org.substra.api.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.substra.api.broker.CallerContext;

/**
 * Argon2, which is slow on purpose: it runs on two threads of its own, so that logins neither stall the
 * event loop nor take more than twice its memory.
 */
@ApplicationScoped
class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final int THREADS = 2;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, LENGTH, Argon2.ID);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** The hash to keep, with its salt and parameters in it. */
    Uni<String> hash(String password) {
        return slowly(() ->
                Password.hash(password).addRandomSalt(SALT_LENGTH).with(argon2).getResult());
    }

    Uni<Boolean> matches(String password, String hash) {
        return slowly(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Bytes that only this password and this salt give, as hard to guess as the password's hash. */
    Uni<byte[]> derive(String password, byte[] salt) {
        return slowly(() -> Password.hash(password).addSalt(salt).with(argon2).getBytes());
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    private <T> Uni<T> slowly(Supplier<T> work) {
        return CallerContext.back(Uni.createFrom().item(work).runSubscriptionOn(threads));
    }
}
