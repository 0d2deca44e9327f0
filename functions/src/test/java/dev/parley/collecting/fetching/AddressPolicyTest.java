package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    /** Hosts as somebody may write them to reach what is not public. */
    private static final List<String> REFUSED = List.of(
            "127.0.0.1",
            "127.0.0.53",
            "127.255.255.254",
            "127.1",
            "127.0.1",
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0x7f.1",
            "0x7F.0.0.1",
            "0177.0.0.1",
            "127.0.0.1.",
            "127。0。0。1",
            "１２７.0.0.1",
            "127%2E0%2E0%2E1",
            "%31%32%37.0.0.1",
            "①②⑦.⓪.⓪.①",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "loc%61lhost",
            "0.0.0.0",
            "0",
            "00000000000",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "167772161",
            "100.64.0.1",
            "100.127.255.255",
            "100.100.100.200",
            "168.63.129.16",
            "169.254.169.254",
            "2852039166",
            "0xA9FEA9FE",
            "0xa9.0xfe.0xa9.0xfe",
            "0251.0376.0251.0376",
            "169.254.43518",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "203.0.113.9",
            "224.0.0.251",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "256.256.256.256",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::ffff:8.8.8.8]",
            "[0:0:0:0:0:ffff:169.254.169.254]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::a00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::]",
            "[2001:2::1]",
            "[2001:db8::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[fe80::1]",
            "[fe80::1%25lo]",
            "[fec0::1]",
            "[ff02::1]",
            "[3fff::1]",
            "[100::1]",
            "[5f00::1]");

    @Test
    void noSpellingOfARefusedAddressConnects() throws Exception {
        var connected = new ArrayList<String>();
        try (var server = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
                var fetcher = new WebFetcher(
                        "test",
                        HostLookup.ofTheSystem(),
                        AddressPolicy.publicAddresses(),
                        FetchLimits.DEFAULT,
                        Clock.systemUTC())) {
            assertTrue(REFUSED.size() >= 60);
            for (var host : REFUSED) {
                for (var address :
                        List.of("http://" + host + "/", "http://" + host + ":" + server.getLocalPort() + "/")) {
                    var parsed = WebAddress.of(address);
                    if (parsed.isPresent()) {
                        var refused = assertThrows(
                                FetchFailed.class,
                                () -> fetcher.fetch(FetchRequest.of(parsed.get(), "*/*"), FetchGate.OPEN),
                                address);
                        assertEquals(Reason.REFUSED_ADDRESS, refused.reason(), address);
                    }
                }
            }
            server.setSoTimeout(1);
            assertThrows(
                    SocketTimeoutException.class,
                    () -> connected.add(server.accept().toString()));
        }
        assertEquals(List.of(), connected);
    }

    @Test
    void everySpellingIsNoHostOrIsRefusedByTheResolver() {
        var resolver = new CheckedResolver(HostLookup.ofTheSystem(), AddressPolicy.publicAddresses());
        for (var host : REFUSED) {
            WebAddress.of("http://" + host + "/")
                    .ifPresent(address -> assertThrows(
                            CheckedResolver.RefusedAddress.class, () -> resolver.resolve(address.host()), host));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2a00:1450:4001::1"
            })
    void publicAddressesBesideTheRefusedAreAllowed(String address) {
        assertTrue(AddressPolicy.publicAddresses().allows(InetAddress.ofLiteral(address)));
    }

    @Test
    void onlyTheUsualPortsAreAsked() {
        var policy = AddressPolicy.publicAddresses();
        assertTrue(policy.allowsPort(80));
        assertTrue(policy.allowsPort(443));
        for (int port : new int[] {0, 22, 25, 79, 81, 6379, 8080, 8443, 9200, 65535}) {
            assertFalse(policy.allowsPort(port));
        }
    }

    @Test
    void loopbackIsAllowedOnlyWhereItIsAskedFor() {
        var loopback = InetAddress.getLoopbackAddress();
        assertFalse(AddressPolicy.publicAddresses().allows(loopback));
        assertTrue(AddressPolicy.publicAddressesAndLoopback().allows(loopback));
        assertFalse(AddressPolicy.publicAddressesAndLoopback().allows(InetAddress.ofLiteral("10.0.0.1")));
        assertFalse(AddressPolicy.publicAddressesAndLoopback().allows(InetAddress.ofLiteral("169.254.169.254")));
    }
}
