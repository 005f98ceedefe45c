package org.substra.api.algo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.substra.api.asset.FileView;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.PermissionsView;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Algo;

/** An algo as GET and lists show it, with addresses at the node that was asked. */
@JsonNaming(SnakeCaseStrategy.class)
record AlgoView(
        Key key,
        String name,
        OrganisationId owner,
        FileView content,
        FileView description,
        PermissionsView permissions,
        Map<String, String> metadata) {

    static AlgoView of(Algo algo, Origin origin) {
        String route = algo.kind().word();
        return new AlgoView(
                algo.key(),
                algo.name(),
                algo.owner(),
                origin.file(route, algo.key(), Part.CONTENT, algo.content().hash()),
                origin.file(
                        route, algo.key(), Part.DESCRIPTION, algo.description().hash()),
                PermissionsView.of(algo.permissions()),
                algo.metadata());
    }
}
