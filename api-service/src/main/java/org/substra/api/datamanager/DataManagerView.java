package org.substra.api.datamanager;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.substra.api.asset.FileView;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.PermissionsView;
import org.substra.api.asset.Wire;
import org.substra.api.readmodel.DataManagerRow;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.DataManager;

/**
 * A data manager as lists show it.
 *
 * @param objectiveKey empty when it belongs to none
 */
@JsonNaming(SnakeCaseStrategy.class)
record DataManagerView(
        Key key,
        String name,
        OrganisationId owner,
        String type,
        String objectiveKey,
        FileView opener,
        FileView description,
        PermissionsView permissions,
        Map<String, String> metadata) {

    static DataManagerView of(DataManagerRow row, Origin origin) {
        DataManager manager = row.dataManager();
        Key key = manager.key();
        Key objective = row.objective();
        return new DataManagerView(
                key,
                manager.name(),
                manager.owner(),
                manager.type(),
                objective == null ? "" : objective.value(),
                origin.file(
                        Wire.DATA_MANAGER, key, Part.OPENER, manager.opener().hash()),
                origin.file(
                        Wire.DATA_MANAGER,
                        key,
                        Part.DESCRIPTION,
                        manager.description().hash()),
                PermissionsView.of(manager.permissions()),
                manager.metadata());
    }
}
