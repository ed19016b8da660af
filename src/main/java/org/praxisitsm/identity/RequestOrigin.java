package org.praxisitsm.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where an API request came from; tells the sign-in that it is one of many rather than a person at the sign-in page. */
final class RequestOrigin extends WebAuthenticationDetails {

    RequestOrigin(HttpServletRequest request) {
        super(request);
    }

    /**
     * @return what failures are counted by: an IPv4 address, or the /64 network of an IPv6 one, since a single client has
     *     all addresses of that
     */
    static String network(String address) {
        // Only literals: a name would be looked up.
        if (!address.contains(":")) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
