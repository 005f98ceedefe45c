package org.substra.api.identity;

import com.google.common.net.InetAddresses;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from.
 *
 * @param text the address
 * @param counted what is counted as one client: the address, or of IPv6 the network of 64 bits, of which everybody has a
 *     whole one
 */
record ClientAddress(String text, String counted) {

    private static final int NETWORK_BYTES = 8;

    static ClientAddress of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress());
    }

    static ClientAddress of(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        boolean wide = InetAddresses.isInetAddress(address) && InetAddresses.forString(address) instanceof Inet6Address;
        return new ClientAddress(address, wide ? network(InetAddresses.forString(address)) : address);
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/64";
        } catch (UnknownHostException bug) {
            throw new IllegalStateException("sixteen bytes are an address", bug);
        }
    }
}
