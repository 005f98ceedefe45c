package org.substra.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The MSP id by which the ledger knows an organisation and its node, such as {@code owkinMSP}.
 *
 * @param value 1 to 64 characters of {@code A-Za-z0-9._-}, so that it is safe in a ledger key
 */
public record OrganisationId(@JsonValue String value) implements Comparable<OrganisationId> {

    private static final Pattern MSP_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public OrganisationId {
        if (!MSP_ID.matcher(value).matches()) {
            throw Refusal.invalid(
                    "not an organisation's MSP id (1 to 64 of A-Z a-z 0-9 . _ -): " + Limits.shown(value));
        }
    }

    @JsonCreator
    public static OrganisationId fromString(String value) {
        return new OrganisationId(value);
    }

    @Override
    public int compareTo(OrganisationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
