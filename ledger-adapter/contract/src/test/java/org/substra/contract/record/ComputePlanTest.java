package org.substra.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

class ComputePlanTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "+7, 7", "007, 7", "-7, -7", "100, 100", "-100, -100"})
    void has_the_priority_that_its_metadata_say(String said, int priority) {
        assertThat(plan(Map.of("priority", said)).priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "high", "1.5", "1e2", "101", "-101", "99999999999999999999", " 7", "7 ", "--7", "٧"})
    void counts_anything_else_as_none(String said) {
        assertThat(plan(Map.of("priority", said)).priority()).isZero();
    }

    @Test
    void has_none_when_nothing_is_said() {
        assertThat(plan(Map.of("Priority", "7")).priority()).isZero();
    }

    private static ComputePlan plan(Map<String, String> metadata) {
        return new ComputePlan(Key.ofText("plan"), new OrganisationId("owkinMSP"), false, "", metadata, null);
    }
}
