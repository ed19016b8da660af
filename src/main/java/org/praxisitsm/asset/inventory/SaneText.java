package org.praxisitsm.asset.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.praxisitsm.shared.Refusal;

/**
 * The bytes of a message as text that a parser takes: agents send control characters, wrong encodings and references to
 * characters that XML forbids. What was taken out or read differently is noted, with the line.
 *
 * @param notes for the answer and the history; at most a few
 */
record SaneText(String text, List<String> notes) {

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})");
    private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,9});");

    static SaneText of(byte[] bytes) {
        var notes = new ArrayList<String>();
        var text = decoded(bytes, notes);
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1);
        }
        return new SaneText(withoutBadReferences(withoutBadCharacters(text, notes), notes), List.copyOf(notes));
    }

    private static String decoded(byte[] bytes, List<String> notes) {
        if (bytes.length >= 2 && ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && ((bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        var declared = declared(bytes);
        try {
            return strictly(bytes, declared);
        } catch (CharacterCodingException wrong) {
            notes.add("The bytes are no " + declared.name() + "; read as Windows-1252");
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static Charset declared(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        var found = ENCODING.matcher(start);
        if (!found.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(found.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Refusal.malformed("The encoding " + found.group(1) + " is not known here: send UTF-8");
        }
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String withoutBadCharacters(String text, List<String> notes) {
        int first = firstBad(text);
        if (first < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isGood(text, i)) {
                kept.append(text.charAt(i));
            } else {
                taken++;
            }
        }
        notes.add(taken + " characters that XML forbids were left out, the first in line " + line(text, first));
        return kept.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isGood(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isGood(String text, int i) {
        char c = text.charAt(i);
        if (c >= 0x20 && c < 0xd800) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == '\t' || c == '\n' || c == '\r' || c >= 0xe000 && c < 0xfffe;
    }

    private static String withoutBadReferences(String text, List<String> notes) {
        if (!text.contains("&#")) {
            return text;
        }
        var found = REFERENCE.matcher(text);
        var kept = new StringBuilder(text.length());
        int taken = 0;
        int firstLine = 0;
        while (found.find()) {
            if (isGood(found.group(1))) {
                continue;
            }
            firstLine = taken++ == 0 ? line(text, found.start()) : firstLine;
            found.appendReplacement(kept, "");
        }
        found.appendTail(kept);
        if (taken > 0) {
            notes.add(
                    taken + " references to characters that XML forbids were left out, the first in line " + firstLine);
        }
        return taken > 0 ? kept.toString() : text;
    }

    private static boolean isGood(String reference) {
        long code = reference.startsWith("x") ? Long.parseLong(reference.substring(1), 16) : Long.parseLong(reference);
        return code == 9
                || code == 10
                || code == 13
                || code >= 0x20 && code < 0xd800
                || code >= 0xe000 && code < 0xfffe
                || code >= 0x10000 && code <= 0x10ffff;
    }

    private static int line(String text, int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }
}
