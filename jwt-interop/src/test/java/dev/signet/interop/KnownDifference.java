package dev.signet.interop;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of token that Signet rightly accepts and a peer refuses or reads differently. Every other difference fails the
 * differential test.
 *
 * @param judge the peer
 * @param reason why Signet is right, or why it does not matter
 * @param covers which refusals or tokens it is
 */
record KnownDifference(String judge, String reason, Predicate<Difference> covers) {
    private static final Pattern BEYOND_DOUBLE = Pattern.compile("[0-9]e[4-9][0-9]{2}");

    private static final String NIMBUS = "Nimbus JOSE+JWT";
    private static final String JOSE4J = "jose4j";
    private static final double NOW = DifferentialTest.NOW.getEpochSecond();

    static final List<KnownDifference> ALL = List.of(
            new KnownDifference(
                    NIMBUS,
                    "refuses a number that no double can hold; Signet gives it as a BigDecimal",
                    it -> it.refuses("JSON object")
                            && BEYOND_DOUBLE.matcher(it.json()).find()),
            new KnownDifference(
                    NIMBUS,
                    "compares typ literally; application/jwt means JWT (RFC 7515 section 4.1.9)",
                    it -> it.refuses("JOSE header typ")
                            && "application/jwt".equalsIgnoreCase((String) it.header("typ"))),
            new KnownDifference(
                    NIMBUS,
                    "refuses in the very second of nbf; it is valid from then on (RFC 7519 section 4.1.5)",
                    it -> it.refuses("JWT before use time") && it.time("nbf") == NOW),
            new KnownDifference(
                    NIMBUS,
                    "reads enc as the mark of an encrypted token, and cty and thumbprints as strings; Signet reads none",
                    it -> it.refuses("Invalid JWS header") && it.hasHeader("enc", "cty", "x5t", "x5t#S256")),
            new KnownDifference(
                    JOSE4J,
                    "reads cty as a string, and JWT in it as the mark of a nested token; Signet reads none",
                    it -> it.refuses("[17] Un") && it.hasHeader("cty")),
            new KnownDifference(
                    JOSE4J,
                    "does not know the name Ed25519 of RFC 9864",
                    it -> it.refuses("'Ed25519' is not a permitted algorithm")),
            new KnownDifference(
                    NIMBUS,
                    "cuts the fraction off exp, so it refuses up to a second too early",
                    it -> it.refuses("Expired JWT") && isWithinTheSecond(it.time("exp"))),
            new KnownDifference(
                    JOSE4J,
                    "cuts the fraction off exp, so it refuses up to a second too early",
                    it -> it.refuses("on or after the Expiration Time") && isWithinTheSecond(it.time("exp"))));

    static boolean explains(Difference difference) {
        return ALL.stream()
                .anyMatch(known -> known.judge().equals(difference.judge())
                        && known.covers().test(difference));
    }

    private static boolean isWithinTheSecond(double time) {
        return time > NOW && time < NOW + 1;
    }
}
