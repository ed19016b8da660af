package org.praxisitsm.asset.lifecycle;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a drawing: one path in a square of {@link #size()} by {@link #size()}, of which each dark square is one unit.
 *
 * @param size with the quiet zone of four units around that readers need
 * @see "ISO/IEC 18004, QR Code"
 */
public record QrLabel(int size, String path) {

    private static final int QUIET = 4;

    /**
     * @param text what a reader sees, usually an address; at most some 1,000 characters
     * @throws IllegalArgumentException where it is longer than a code can hold
     */
    public static QrLabel of(String text) {
        try {
            return drawn(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
        } catch (io.nayuki.qrcodegen.DataTooLongException tooLong) {
            throw new IllegalArgumentException("The text is too long for a QR code: " + text.length() + " characters.");
        }
    }

    private static QrLabel drawn(QrCode code) {
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; ) {
                var width = 0;
                while (x + width < code.size && code.getModule(x + width, y)) {
                    width++;
                }
                if (width > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(width).append("v1h-").append(width).append('z');
                }
                x += Math.max(1, width);
            }
        }
        return new QrLabel(code.size + 2 * QUIET, path.toString());
    }

    /** @return a complete SVG drawing, white behind the code also on a dark screen */
    public String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "h-" + size
                + "z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }
}
