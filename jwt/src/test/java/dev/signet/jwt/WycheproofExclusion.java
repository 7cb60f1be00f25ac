package dev.signet.jwt;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A vector this module judges otherwise than its result says, or whose result is left open, and why that is right. A row
 * that no vector needs is an error, so that the table stays true.
 *
 * @param files the name of the file, or its beginning and a star
 * @param vectors which vectors of the file, in words
 * @param where the only provider the row is for, where that is the reason
 * @param accepted the verdict of this module
 */
record WycheproofExclusion(
        String files,
        String vectors,
        Predicate<WycheproofOutcome> match,
        boolean accepted,
        Where where,
        String reason) {
    static final List<WycheproofExclusion> ALL = List.of(
            accepted("json_web_signature_test", "The published token is, byte for byte, the valid 357", 367, 370),
            refused(
                    "json_web_signature_test",
                    "A character outside base64url in header or payload (RFC 7515 section 2)",
                    372,
                    373),
            refused(
                    "json_web_signature_test",
                    "The payload is empty: no claims set (RFC 7519 section 7.2)",
                    259,
                    264,
                    268,
                    272,
                    320,
                    325),
            refused("json_web_signature_test", "A PS384 signature under a key that says PS256", 346, 350),
            refused("json_web_signature_test", "The key says ES521, which is no JWS algorithm", 347, 351),
            accepted("rsa_pss_2048_sha256_mgf1_0_*", "The salt has 32 bytes: no signature of the file, but PS256", 69),
            weakKey("hmac_sha*", "keys shorter than the hash", "needs at least", "RFC 7518 section 3.2"),
            weakKey("rsa_signature_*", "keys with the exponent 3", "exponent", "The floor is 65537"),
            new WycheproofExclusion(
                    "rsa_signature_*",
                    "flag MissingNull",
                    it -> it.hasFlag("MissingNull"),
                    true,
                    Where.JDK,
                    "The JDK takes the digest's name without NULL as well; only the holder of the key can make it"),
            new WycheproofExclusion(
                    "rsa_signature_*",
                    "flag MissingNull",
                    it -> it.hasFlag("MissingNull"),
                    false,
                    Where.NATIVE,
                    "Native providers demand the NULL behind the digest's name"),
            ofJdk17("ecdsa_secp256r1_sha256_p1363_test", 115, 257),
            ofJdk17("ecdsa_secp384r1_sha384_p1363_test", 147, 275),
            ofJdk17("ecdsa_secp521r1_sha512_p1363_test", 184, 313));

    static final Predicate<WycheproofExclusion> HERE = it -> it.where.isHere();

    boolean covers(WycheproofOutcome outcome) {
        boolean file = files.endsWith("*")
                ? outcome.file().startsWith(files.substring(0, files.length() - 1))
                : outcome.file().equals(files);
        return file && outcome.accepted() == accepted && match.test(outcome);
    }

    private static WycheproofExclusion accepted(String file, String reason, Integer... ids) {
        Set<Integer> all = Set.of(ids);
        return new WycheproofExclusion(file, words(ids), it -> all.contains(it.id()), true, Where.EVERYWHERE, reason);
    }

    private static WycheproofExclusion refused(String file, String reason, Integer... ids) {
        Set<Integer> all = Set.of(ids);
        return new WycheproofExclusion(file, words(ids), it -> all.contains(it.id()), false, Where.EVERYWHERE, reason);
    }

    private static WycheproofExclusion weakKey(String files, String vectors, String partOfTheReason, String reason) {
        return new WycheproofExclusion(
                files, vectors, it -> it.refusedFor(partOfTheReason), false, Where.EVERYWHERE, reason);
    }

    private static WycheproofExclusion ofJdk17(String file, Integer... ids) {
        Set<Integer> all = Set.of(ids);
        return new WycheproofExclusion(
                file,
                words(ids),
                it -> all.contains(it.id()),
                false,
                Where.JDK_17,
                "The provider of JDK 17 does not reduce the x of the point modulo n");
    }

    private static String words(Integer... ids) {
        return "tcId " + List.of(ids).toString().replaceAll("[\\[\\]]", "");
    }

    /** Whose signatures a row is about. */
    enum Where {
        EVERYWHERE,
        JDK,
        JDK_17,
        NATIVE;

        boolean isHere() {
            boolean jdk = System.getProperty("dev.signet.jwt.provider", "").equals("jdk");
            return switch (this) {
                case EVERYWHERE -> true;
                case JDK -> jdk;
                case JDK_17 -> jdk && Runtime.version().feature() == 17;
                case NATIVE -> !jdk;
            };
        }
    }
}
