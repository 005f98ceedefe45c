package org.substra.api.identity;

import java.security.Principal;
import java.util.Optional;
import org.substra.contract.OrganisationId;

/** Whose credentials were right. */
sealed interface KnownCaller extends Principal {

    String name();

    @Override
    default String getName() {
        return name();
    }

    /**
     * @param id the number of the user in JSON web tokens
     * @param channel empty for a user who names it in each request
     */
    record User(long id, String name, Optional<String> channel) implements KnownCaller {}

    record Node(OrganisationId organisation) implements KnownCaller {

        static KnownCaller of(UserName id) {
            return new Node(new OrganisationId(id.value()));
        }

        @Override
        public String name() {
            return organisation.value();
        }
    }
}
