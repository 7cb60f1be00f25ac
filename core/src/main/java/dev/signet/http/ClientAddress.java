package dev.signet.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out from which address a request came, in one canonical spelling, so that a limit can't be dodged by writing
 * an address in another way (CVE-2026-45364). IPv6 addresses are cut to their /64 network. Immutable.
 */
public final class ClientAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?");

    /** Whole addresses: a neighbour in the network of a proxy is no proxy. */
    private final Set<InetAddress> trustedProxies;

    /**
     * Believes {@code X-Forwarded-For} from these peers alone; without any, the peer's own address counts.
     *
     * @param trustedProxies addresses, not names
     * @throws IllegalArgumentException naming the entry that is not an address
     */
    public ClientAddress(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream().map(ClientAddress::proxy).collect(Collectors.toUnmodifiableSet());
    }

    /** The canonical address of the client, or empty when it is not an address. */
    public String of(HttpRequest request) {
        Optional<InetAddress> hop = parse(request.remoteAddress());
        List<String> hops = request.headers().all("x-forwarded-for").stream()
                .flatMap(field -> List.of(field.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        // From the right: whatever stands left of the first untrusted hop was written by the client.
        for (int i = hops.size() - 1;
                i >= 0 && hop.filter(trustedProxies::contains).isPresent();
                i--) {
            hop = parse(hops.get(i));
        }
        return hop.map(ClientAddress::canonical).orElse("");
    }

    private static InetAddress proxy(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The trusted proxy \"" + text + "\" is not an address. Write one, as 10.0.0.1."));
    }

    private static Optional<InetAddress> parse(String text) {
        // Some servers name the interface behind a percent sign.
        String literal = text.split("%", 2)[0];
        // Literals only: a name, dead.beef too, would make the JDK ask the DNS.
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String canonical(InetAddress parsed) {
        byte[] address = parsed.getAddress();
        return address.length == 4 ? dotted(address) : network64(address);
    }

    private static String dotted(byte[] address) {
        return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "." + (address[3] & 255);
    }

    private static String network64(byte[] address) {
        String hex = HexFormat.of().formatHex(address, 0, 8);
        return hex.replaceAll("(.{4})", "$1:") + "0000:0000:0000:0000";
    }
}
