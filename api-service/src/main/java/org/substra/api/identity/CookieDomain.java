package org.substra.api.identity;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which hosts get the cookies: all of the organisation that the asked one belongs to (spec 1.2). */
final class CookieDomain {

    private CookieDomain() {}

    /**
     * The registrable domain of the host by the public-suffix list; the host itself when it is under no public suffix, as
     * {@code localhost}, or an address.
     *
     * @param host as the request says, unchecked
     * @return empty when it is no host: then only the asked one gets them
     */
    static Optional<String> of(@Nullable String host) {
        if (host == null) {
            return Optional.empty();
        }
        if (InetAddresses.isUriInetAddress(host)) {
            return Optional.of(host);
        }
        if (!InternetDomainName.isValid(host)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(host);
        return Optional.of((name.isUnderPublicSuffix() ? name.topPrivateDomain() : name).toString());
    }
}
