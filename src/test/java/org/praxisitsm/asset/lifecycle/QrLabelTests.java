package org.praxisitsm.asset.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nayuki.qrcodegen.QrCode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrLabelTests {

    private static final String ADDRESS = "https://praxis.halvern.example/a/CI0000001";

    @Test
    void drawsEverySquareOfTheCodeAndNoOther() {
        var code = QrCode.encodeText(ADDRESS, QrCode.Ecc.MEDIUM);
        var label = QrLabel.of(ADDRESS);
        var drawn = new boolean[label.size()][label.size()];
        var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(label.path());
        while (run.find()) {
            for (var i = 0; i < Integer.parseInt(run.group(3)); i++) {
                drawn[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + i] = true;
            }
        }

        for (var y = 0; y < label.size(); y++) {
            for (var x = 0; x < label.size(); x++) {
                assertThat(drawn[y][x]).as("%d, %d", x, y).isEqualTo(code.getModule(x - 4, y - 4));
            }
        }
    }

    @Test
    void drawingIsCompleteAndSaysNothingElse() {
        assertThat(QrLabel.of("<script>").svg())
                .startsWith("<svg")
                .endsWith("</svg>")
                .doesNotContain("script");
    }

    @Test
    void textThatFitsNoCodeIsRefused() {
        assertThatThrownBy(() -> QrLabel.of("x".repeat(5_000))).hasMessageContaining("5000 characters");
    }
}
