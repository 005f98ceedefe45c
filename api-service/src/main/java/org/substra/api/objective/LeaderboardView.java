package org.substra.api.objective;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.substra.api.asset.AlgoReference;
import org.substra.api.readmodel.RankedTest;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Objective;

/** An objective, with the addresses that its owner wrote into the ledger, and its tests by performance. */
record LeaderboardView(ObjectiveView objective, List<Place> testtuples) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Place(Key key, Key traintupleKey, OrganisationId creator, AlgoReference algo, float perf, String tag) {

        static Place of(RankedTest ranked) {
            return new Place(
                    ranked.test().key(),
                    ranked.test().trained(),
                    ranked.test().creator(),
                    AlgoReference.of(ranked.algo()),
                    ranked.perf(),
                    ranked.test().tag());
        }
    }

    static LeaderboardView of(Objective objective, List<RankedTest> tests) {
        return new LeaderboardView(
                ObjectiveView.ofLedger(objective), tests.stream().map(Place::of).toList());
    }
}
