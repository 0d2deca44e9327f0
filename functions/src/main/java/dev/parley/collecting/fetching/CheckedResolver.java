package dev.parley.collecting.fetching;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The resolver of the HTTP client. The client connects to the addresses that it returns and looks nothing up itself,
 * so a name that is bound to another address a moment later changes nothing.
 */
final class CheckedResolver implements DnsResolver {
    private final HostLookup lookup;
    private final AddressPolicy policy;

    CheckedResolver(HostLookup lookup, AddressPolicy policy) {
        this.lookup = lookup;
        this.policy = policy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.addresses(host);
        for (var address : addresses) {
            // Java makes an IPv4 address of one that is mapped into IPv6.
            boolean isMapped = host.indexOf(':') >= 0 && address instanceof Inet4Address;
            if (isMapped || !policy.allows(address)) {
                throw new RefusedAddress(
                        "The host " + host + " has the address " + address.getHostAddress() + ", which is not public.");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A host that must not be connected to. */
    static final class RefusedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        RefusedAddress(String message) {
            super(message);
        }
    }
}
