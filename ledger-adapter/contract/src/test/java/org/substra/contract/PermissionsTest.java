package org.substra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.rule.Given.EVERYBODY;
import static org.substra.contract.rule.Given.only;
import static org.substra.contract.rule.Refusals.refused;

import org.junit.jupiter.api.Test;

class PermissionsTest {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final OrganisationId C = new OrganisationId("c");

    @Test
    void put_the_owner_in_front_when_absent() {
        assertThat(only(B).ownedBy(A)).isEqualTo(only(A, B));
        assertThat(only(B, A).ownedBy(A)).isEqualTo(only(B, A));
        assertThat(EVERYBODY.ownedBy(A).isPublic()).isTrue();
    }

    @Test
    void allow_everybody_or_those_listed() {
        assertThat(EVERYBODY.allow(A)).isTrue();
        assertThat(only(B).allow(B)).isTrue();
        assertThat(only(B).allow(A)).isFalse();
    }

    @Test
    void merge_to_what_both_allow_in_the_order_of_the_first() {
        assertThat(EVERYBODY.merge(EVERYBODY)).isEqualTo(EVERYBODY);
        assertThat(EVERYBODY.merge(only(A, B))).isEqualTo(only(A, B));
        assertThat(only(A, B).merge(EVERYBODY)).isEqualTo(only(A, B));
        assertThat(only(C, A, B).merge(only(A, C))).isEqualTo(only(C, A));
        assertThat(only(A).merge(only(B))).isEqualTo(only());
    }

    @Test
    void keep_each_organisation_once_and_need_a_list() {
        assertThat(only(A, B, A)).isEqualTo(only(A, B));
        refused(Reason.INVALID, "authorized_ids: is required", () -> new Permissions(false, null));
    }
}
