package org.substra.api.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Wire;

/** What there is (spec 1.3): the names of all lists and where they are. */
@Path("/")
class RootResource {

    private static final List<String> LISTS = List.of(
            Wire.NODE,
            Wire.OBJECTIVE,
            Wire.DATA_MANAGER,
            Wire.DATA_SAMPLE,
            Wire.ALGO,
            Wire.COMPOSITE_ALGO,
            Wire.AGGREGATE_ALGO,
            Wire.TRAINTUPLE,
            Wire.COMPOSITE_TRAINTUPLE,
            Wire.AGGREGATETUPLE,
            Wire.TESTTUPLE,
            Wire.COMPUTE_PLAN,
            Wire.MODEL);

    @GET
    public Map<String, String> lists(UriInfo request) {
        Origin origin = Origin.of(request);
        var addresses = new LinkedHashMap<String, String>();
        for (String list : LISTS) {
            addresses.put(list, origin.base() + "/" + list + "/");
        }
        return addresses;
    }
}
