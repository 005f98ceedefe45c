package org.substra.ledger.messaging;

import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.substra.ledger.port.Ledger;

/** Ready when every channel is followed; otherwise says which is not, and why. */
@Readiness
class LedgerReadiness implements HealthCheck {

    private final Ledger ledger;

    LedgerReadiness(Instance<Ledger> ledger) {
        this.ledger = ledger.get();
    }

    @Override
    public HealthCheckResponse call() {
        List<String> troubles = ledger.troubles();
        var response = HealthCheckResponse.named("ledger").status(troubles.isEmpty());
        if (!troubles.isEmpty()) {
            response.withData("troubles", String.join("; ", troubles));
        }
        return response.build();
    }
}
