package dev.parley.collecting.fetching;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host name. */
public interface HostLookup {
    InetAddress[] addresses(String host) throws UnknownHostException;

    /** The system's resolver. */
    static HostLookup ofTheSystem() {
        return InetAddress::getAllByName;
    }
}
