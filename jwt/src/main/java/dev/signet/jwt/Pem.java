package dev.signet.jwt;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of RFC 7468 in its strict form: a label and one DER structure. Whatever is wrong is an
 * {@link IllegalArgumentException} that shows nothing of the content, which may be private.
 */
final class Pem {
    private static final int MAX_LENGTH = 65_536;

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final Pattern FIRST_LABEL = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    /** What a label that is not read needs, as a command. */
    private static final Map<String, String> CONVERSIONS = Map.of(
            "RSA PRIVATE KEY", "openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem",
            "EC PRIVATE KEY", "openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem",
            "EC PARAMETERS", "openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem",
            "ENCRYPTED PRIVATE KEY", "openssl pkcs8 -in key.pem -out pkcs8.pem",
            "OPENSSH PRIVATE KEY", "ssh-keygen -p -m PKCS8 -f key.pem (in place, and not for Ed25519)",
            "RSA PUBLIC KEY", "openssl rsa -RSAPublicKey_in -pubout -in key.pem -out public.pem");

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    static PublicKey publicKey(JwsAlgorithm algorithm, String text) {
        Pem pem = read(text, "a PUBLIC KEY or a CERTIFICATE");
        return switch (pem.label) {
            case "PUBLIC KEY" -> KeyRules.decode(algorithm, pem.der);
            case "CERTIFICATE" -> certified(pem.der);
            case "PRIVATE KEY" ->
                throw new IllegalArgumentException("The PEM holds a private key, which has no place where tokens are"
                        + " verified; make the public one with: openssl pkey -pubout -in key.pem -out public.pem");
            default -> throw pem.unexpected("a PUBLIC KEY or a CERTIFICATE");
        };
    }

    static byte[] pkcs8(String text) {
        Pem pem = read(text, "a PRIVATE KEY");
        if (!pem.label.equals("PRIVATE KEY")) {
            throw pem.unexpected("a PRIVATE KEY");
        }
        return pem.der;
    }

    private static Pem read(String text, String wanted) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The PEM is longer than " + MAX_LENGTH + " characters");
        }
        Matcher first = FIRST_LABEL.matcher(text);
        if (first.find() && CONVERSIONS.containsKey(first.group(1))) {
            throw new Pem(first.group(1), new byte[0]).unexpected(wanted);
        }
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            throw new IllegalArgumentException("The PEM must be exactly one block of RFC 7468, " + wanted);
        }
        return new Pem(block.group(1), der(block.group(2).replaceAll("[\\r\\n]+", "")));
    }

    private static byte[] der(String base64) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            der = new byte[0];
        }
        // Security rule: one key has one spelling, and nothing hides behind it.
        if (!Base64.getEncoder().encodeToString(der).equals(base64) || !isOneSequence(der)) {
            throw new IllegalArgumentException("The PEM holds no canonical base64 of one DER structure");
        }
        return der;
    }

    private static boolean isOneSequence(byte[] der) {
        if (der.length < 2 || der[0] != 0x30) {
            return false;
        }
        int lengthBytes = der[1] >= 0 ? 0 : der[1] & 0x7F;
        if (lengthBytes > 3 || der.length < 2 + lengthBytes) {
            return false;
        }
        int length = lengthBytes == 0 ? der[1] : 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (der[2 + i] & 0xFF);
        }
        return der.length == 2 + lengthBytes + length;
    }

    private static PublicKey certified(byte[] der) {
        X509Certificate certificate = certificate(der);
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0]) {
            throw new IllegalArgumentException("The certificate is not for digital signatures");
        }
        return certificate.getPublicKey();
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException e) {
            throw new IllegalArgumentException("The PEM holds no X.509 certificate", e);
        }
    }

    private IllegalArgumentException unexpected(String wanted) {
        String command = CONVERSIONS.get(label);
        return new IllegalArgumentException("The PEM must be " + wanted + " and is a " + label
                + (command == null ? "" : "; convert it with: " + command));
    }
}
