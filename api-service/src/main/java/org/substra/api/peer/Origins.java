package org.substra.api.peer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an address belongs to a node, and what is believed of it. */
final class Origins {

    /**
     * Plain segments, none escaped or climbing: nothing that a server in between could read as another path, another host or a
     * second line. Nodes need no more.
     */
    private static final Pattern PATH =
            Pattern.compile("(?!//)(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~!$&'()*+,;=:@-]*+)++");

    private static final int LONGEST = 2_000;

    private Origins() {}

    /** The address's path, when the address is at the origin and nothing but a path; else empty. */
    static Optional<String> path(URI origin, String address) {
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var uri = new URI(address);
            return isAt(origin, uri)
                    ? Optional.of(uri.getRawPath())
                            .filter(path -> PATH.matcher(path).matches())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The port that the origin means. */
    static int port(URI origin) {
        if (origin.getPort() >= 0) {
            return origin.getPort();
        }
        return isSecure(origin) ? 443 : 80;
    }

    static boolean isSecure(URI origin) {
        return "https".equalsIgnoreCase(origin.getScheme());
    }

    /** Compared as text: no name in an address is ever looked up. */
    private static boolean isAt(URI origin, URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getScheme() != null
                && lower(uri.getScheme()).equals(lower(origin.getScheme()))
                && lower(uri.getHost()).equals(lower(origin.getHost()))
                && port(uri) == port(origin);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
