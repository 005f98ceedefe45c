package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may process an asset (spec 3.4).
 *
 * @param isPublic everybody may
 * @param authorizedIds otherwise: these may; the owner is always one of them once registered
 */
public record Permissions(
        @JsonProperty("public") boolean isPublic,
        @JsonProperty("authorized_ids") List<OrganisationId> authorizedIds) {

    public Permissions(boolean isPublic, @Nullable List<OrganisationId> authorizedIds) {
        this.isPublic = isPublic;
        this.authorizedIds = List.copyOf(new LinkedHashSet<>(Limits.present("authorized_ids", authorizedIds)));
    }

    /** These permissions as their owner registers them: the owner comes first when absent. */
    public Permissions ownedBy(OrganisationId owner) {
        if (authorizedIds.contains(owner)) {
            return this;
        }
        var ids = new ArrayList<OrganisationId>();
        ids.add(owner);
        ids.addAll(authorizedIds);
        return new Permissions(isPublic, ids);
    }

    public boolean allow(OrganisationId organisation) {
        return isPublic || authorizedIds.contains(organisation);
    }

    /** What both allow: public only if both are; two private lists meet in the order of the first. */
    public Permissions merge(Permissions other) {
        if (isPublic) {
            return other;
        }
        if (other.isPublic) {
            return this;
        }
        return new Permissions(
                false,
                authorizedIds.stream().filter(other.authorizedIds::contains).toList());
    }
}
