package org.substra.scheduler.ledger;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;

/** The private queue for answers goes away when nobody has read from it for a while. */
@ApplicationScoped
class ReplyQueue {

    private static final int EXPIRES_MILLIS = 60_000;

    @Produces
    @Identifier("reply-queue")
    Map<String, Object> arguments() {
        return Map.of("x-expires", EXPIRES_MILLIS);
    }
}
