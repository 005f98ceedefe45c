package org.substra.api.peer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Whether an address belongs to a node. */
final class Origins {

    private Origins() {}

    /** Where to fetch: the address's path at the origin; empty when the address is of another origin. */
    static Optional<URI> within(URI origin, String address) {
        try {
            var uri = new URI(address);
            if (uri.getRawPath() == null || !key(uri).equals(key(origin))) {
                return Optional.empty();
            }
            return Optional.of(origin.resolve(uri.getRawPath()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String key(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + ":" + port(uri, scheme);
    }

    private static int port(URI uri, String scheme) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
