package dev.parley.collecting.fetching;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Where a fetch may connect: to public addresses, on ports 80 and 443. Of IPv6 only global unicast is public, so that
 * addresses that carry an IPv4 address (mapped, NAT64) are refused with the rest.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 */
public final class AddressPolicy {
    private static final List<Block> REFUSED_IPV4 = List.of(
            Block.of("0.0.0.0", 8), // this network
            Block.of("10.0.0.0", 8), // private
            Block.of("100.64.0.0", 10), // carrier-grade NAT
            Block.of("127.0.0.0", 8), // loopback
            Block.of("168.63.129.16", 32), // metadata and DNS of Azure
            Block.of("169.254.0.0", 16), // link-local, metadata of AWS and others
            Block.of("172.16.0.0", 12), // private
            Block.of("192.0.0.0", 24), // protocol assignments, metadata of Oracle
            Block.of("192.0.2.0", 24), // documentation
            Block.of("192.88.99.0", 24), // 6to4 relays
            Block.of("192.168.0.0", 16), // private
            Block.of("198.18.0.0", 15), // benchmarks
            Block.of("198.51.100.0", 24), // documentation
            Block.of("203.0.113.0", 24), // documentation
            Block.of("224.0.0.0", 4), // multicast
            Block.of("240.0.0.0", 4)); // reserved, broadcast

    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

    private static final List<Block> REFUSED_IPV6 = List.of(
            Block.of("2001::", 23), // Teredo, benchmarks and other protocol assignments
            Block.of("2001:db8::", 32), // documentation
            Block.of("2002::", 16), // 6to4
            Block.of("3fff::", 20)); // documentation

    private final boolean allowsLoopback;

    private AddressPolicy(boolean allowsLoopback) {
        this.allowsLoopback = allowsLoopback;
    }

    /** Public addresses alone. */
    public static AddressPolicy publicAddresses() {
        return new AddressPolicy(false);
    }

    /** Public addresses, and this machine on any port: for tests, and for the demonstration that serves its own feed. */
    public static AddressPolicy publicAddressesAndLoopback() {
        return new AddressPolicy(true);
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return allowsLoopback;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? REFUSED_IPV4.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_IPV6.contains(bytes) && REFUSED_IPV6.stream().noneMatch(block -> block.contains(bytes));
    }

    boolean allowsPort(int port) {
        return port == 80 || port == 443 || allowsLoopback;
    }

    /** The addresses whose first {@code bits} bits are those of {@code prefix}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] prefix, int bits) {
        static Block of(String prefix, int bits) {
            return new Block(InetAddress.ofLiteral(prefix).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            int rest = 8 - bits % 8;
            return address.length == prefix.length
                    && Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (bits % 8 == 0 || (address[whole] & 0xFF) >> rest == (prefix[whole] & 0xFF) >> rest);
        }
    }
}
