package org.substra.api.peer;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.substra.api.identity.OutgoingNode;
import org.substra.contract.OrganisationId;

/**
 * What is asked of another node (spec 2): the connection goes to the origin that the operator entered, whatever else there is.
 *
 * @param path at that origin
 * @param caller this node
 */
record PeerRequest(OutgoingNode node, String path, String channel, OrganisationId caller) {

    private static final String ACCEPT = "application/json;version=0.0";
    private static final String CHANNEL = "Substra-Channel-Name";

    /** @param from the first byte wanted */
    RequestOptions options(long from) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(Origins.isSecure(node.origin()))
                .setHost(node.origin().getHost())
                .setPort(Origins.port(node.origin()))
                .setURI(path)
                .setFollowRedirects(false)
                .setHeaders(headers(from));
    }

    private MultiMap headers(long from) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add(HttpHeaders.AUTHORIZATION, "Basic " + credentials())
                .add(HttpHeaders.ACCEPT, ACCEPT)
                .add(HttpHeaders.ACCEPT_ENCODING, "identity")
                .add(CHANNEL, channel);
        return from == 0 ? headers : headers.add("Range", "bytes=" + from + "-");
    }

    private String credentials() {
        byte[] pair = (caller + ":" + node.secret()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }
}
