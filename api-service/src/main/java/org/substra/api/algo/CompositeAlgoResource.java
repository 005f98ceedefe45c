package org.substra.api.algo;

import jakarta.ws.rs.Path;
import org.substra.api.asset.Wire;
import org.substra.api.download.Downloads;
import org.substra.api.identity.CurrentCaller;
import org.substra.contract.AlgoKind;

@Path(Wire.COMPOSITE_ALGO)
class CompositeAlgoResource extends AlgoRoutes {

    CompositeAlgoResource(Algos algos, AlgoRegistration registration, Downloads downloads, CurrentCaller caller) {
        super(AlgoKind.COMPOSITE_ALGO, algos, registration, downloads, caller);
    }
}
