package org.substra.contract.record;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * A compute plan (spec 1.15, 3.7): what its tuples have in common. Status and counts are derived.
 *
 * @param cleanModels intermediate models are removed once nothing needs them any more
 * @param batch it came with the first part of this batch and exists once that is sealed
 */
public record ComputePlan(
        Key key,
        OrganisationId owner,
        boolean cleanModels,
        String tag,
        Map<String, String> metadata,
        @Nullable Key batch)
        implements Asset {

    private static final String PRIORITY = "priority";
    private static final int HIGHEST = 100;
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,3}");

    /**
     * How much its creator wants it before others: what the metadata say under {@code priority}, an integer from -100 to
     * 100, higher first; 0 when they say anything else, or nothing. No rule looks at it, only who runs its tuples.
     */
    public int priority() {
        String said = metadata.getOrDefault(PRIORITY, "0");
        int priority = INTEGER.matcher(said).matches() ? Integer.parseInt(said) : 0;
        return Math.abs(priority) <= HIGHEST ? priority : 0;
    }
}
