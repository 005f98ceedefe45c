package org.substra.api.registration;

import org.substra.api.asset.Part;

/**
 * A file that a registration must bring.
 *
 * @param field the name of its part in the request
 * @param code whether it is an archive to build a container from
 * @param names whether its hash is the asset's key
 */
public record FilePart(String field, Part part, boolean code, boolean names) {}
