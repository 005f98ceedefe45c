package org.substra.api.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.substra.api.openapi.AsDocumented;

/** Starts {@link LedgerAtHand} before the service, for every test of this module, notes their requests and checks the answers. */
@QuarkusTestResource(LedgerAtHandResource.class)
public final class LedgerAtHandResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            LedgerAtHand.open();
            RestAssured.replaceFiltersWith(RouteRecorder.open(), new AsDocumented());
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            LedgerAtHand.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
