package org.praxisitsm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TrailExportTests {

    private final TrailFixture trail = new TrailFixture();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void theLastLineProvesTheOthers() throws Exception {
        for (var i = 0; i < 1_203; i++) {
            trail.act("INC" + i % 3);
        }
        var text = exported(new TrailQuery());
        var end = text.lastIndexOf('\n', text.length() - 2) + 1;
        var lines = text.substring(0, end);
        var trailer = new ObjectMapper().readTree(text.substring(end)).get("trailer");
        assertThat(lines.lines()).hasSize(1_203);
        assertThat(trailer.get("lines").asInt()).isEqualTo(1_203);
        var sha = HexFormat.of().formatHex(Digest.sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(trailer.get("sha256").asText()).isEqualTo(sha);
        var head = trail.sealer.head();
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(trailer.get("publicKey").asText()))));
        signature.update(TrailExport.signed(sha, head.position(), head.hash()));
        assertThat(signature.verify(
                        Base64.getDecoder().decode(trailer.get("signature").asText())))
                .isTrue();
    }

    @Test
    void aFilterChoosesLinesAndTheKeyStaysTheSame() {
        trail.act("INC1");
        trail.act("INC2");
        var first = exported(new TrailQuery().equal("ticket", "INC2"));
        assertThat(first.lines()).hasSize(2);
        assertThat(first).contains("\"ticket\":\"INC2\"").doesNotContain("INC1");
        exported(new TrailQuery());
        assertThat(trail.count("audit_key")).isOne();
    }

    private String exported(TrailQuery query) {
        var out = new ByteArrayOutputStream();
        trail.export.write(query, out, page -> values -> values);
        return out.toString(StandardCharsets.UTF_8);
    }
}
