package org.praxisitsm.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Reads an answer off a socket, as far as it comes. */
final class RawAnswer {

    private RawAnswer() {}

    static Client.Answer read(InputStream in) throws IOException {
        var line = line(in);
        var status = Integer.parseInt(line.split(" ")[1]);
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        var known = HttpHeaders.of(headers, (name, value) -> true);
        if (known.firstValue("Transfer-Encoding").isPresent()) {
            return new Client.Answer(status, chunks(in), known);
        }
        int length = (int) known.firstValueAsLong("Content-Length").orElse(1_000_000);
        return new Client.Answer(status, body(in, length), known);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.writeBytes(body(in, size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static byte[] body(InputStream in, int length) throws IOException {
        var bytes = new byte[length];
        int got = 0;
        while (got < length) {
            int more = in.read(bytes, got, length - got);
            if (more < 0) {
                break;
            }
            got += more;
        }
        return Arrays.copyOf(bytes, got);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("No answer, only: " + line);
            }
            line.append((char) b);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }
}
