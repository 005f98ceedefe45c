package org.substra.api.asset;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;

/** {@code Perms} of spec 1.5: nobody is listed where everybody may. */
@RegisterForReflection
public record PermissionsView(Process process) {

    /** Who may process it. */
    @RegisterForReflection
    public record Process(
            @JsonProperty("public") boolean isPublic,
            @JsonProperty("authorized_ids") List<OrganisationId> authorizedIds) {}

    public static PermissionsView of(Permissions permissions) {
        return new PermissionsView(
                new Process(permissions.isPublic(), permissions.isPublic() ? List.of() : permissions.authorizedIds()));
    }
}
