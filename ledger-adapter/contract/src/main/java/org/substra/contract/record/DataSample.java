package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** One sample of data, known by its directory hash (spec 1.9). Which data managers it belongs to: {@link SampleLink}. */
public record DataSample(Key key, OrganisationId owner, boolean testOnly) implements Asset {}
