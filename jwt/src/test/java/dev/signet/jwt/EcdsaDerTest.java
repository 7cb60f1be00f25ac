package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EcdsaDerTest {
    private static final String ONE = "00".repeat(31) + "01";

    @Test
    void numbersHaveTheirShortestFormAndASignByteOnlyWhereItIsNeeded() {
        isBothWays(32, ONE + ONE, "3006020101020101");
        isBothWays(32, "80" + "00".repeat(31) + ONE, "30260221" + "0080" + "00".repeat(31) + "020101");
        isBothWays(32, ONE + "7f" + "ff".repeat(31), "3025020101" + "02207f" + "ff".repeat(31));
        isBothWays(32, "00".repeat(64), "3006020100020100");
    }

    @Test
    void contentOf128BytesAndMoreHasALongLength() {
        String scalar = "01" + "ff".repeat(65);
        isBothWays(66, scalar + scalar, "308188" + "0242" + scalar + "0242" + scalar);
        String shorter = "00".repeat(6) + "7f" + "ff".repeat(59);
        String shortest = shorter.substring(12);
        isBothWays(66, shorter + shorter, "307c" + "023c" + shortest + "023c" + shortest);
        String middle = "00".repeat(4) + "7f" + "ff".repeat(61);
        isBothWays(66, middle + middle, "308180" + "023e" + middle.substring(8) + "023e" + middle.substring(8));
    }

    @Test
    void anythingElseIsRefused() {
        for (String der :
                new String[] {"3106020101020101", "300702010102020001", "300602010102010100", "3006030101020101"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new EcdsaDer(32).decode(HexFormat.of().parseHex(der)));
        }
    }

    private static void isBothWays(int scalarBytes, String fixed, String der) {
        HexFormat hex = HexFormat.of();
        EcdsaDer form = new EcdsaDer(scalarBytes);
        assertThat(hex.formatHex(form.encode(hex.parseHex(fixed)))).isEqualTo(der);
        assertThat(hex.formatHex(form.decode(hex.parseHex(der)))).isEqualTo(fixed);
    }
}
