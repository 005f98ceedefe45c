package org.substra.api.algo;

import jakarta.ws.rs.Path;
import org.substra.api.asset.Wire;
import org.substra.api.download.Downloads;
import org.substra.api.identity.CurrentCaller;
import org.substra.contract.AlgoKind;

@Path(Wire.ALGO)
class AlgoResource extends AlgoRoutes {

    AlgoResource(Algos algos, AlgoRegistration registration, Downloads downloads, CurrentCaller caller) {
        super(AlgoKind.ALGO, algos, registration, downloads, caller);
    }
}
