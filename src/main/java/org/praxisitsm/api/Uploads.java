package org.praxisitsm.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

/** What an upload has to look like before the desk sees it. */
final class Uploads {

    private static final Set<String> PARTS = Set.of("file", "internal");

    /** Characters that turn the direction of writing: with them {@code photo gnp.exe} reads as a picture. */
    private static final String DISGUISES = "[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]";

    private Uploads() {}

    static void checkParts(HttpServletRequest request) {
        checkParts(request, PARTS);
    }

    /** The same for a file that is only uploaded: nobody but its sender sees it. */
    static void checkOnlyFile(HttpServletRequest request) {
        checkParts(request, Set.of("file"));
    }

    private static void checkParts(HttpServletRequest request, Set<String> parts) {
        try {
            int files = 0;
            for (var part : request.getParts()) {
                files += part.getName().equals("file") ? 1 : 0;
                if (!parts.contains(part.getName())) {
                    throw Refusal.invalid(
                            part.getName(),
                            parts.size() > 1
                                    ? "is not a part of this request: send file, and internal if need be"
                                    : "is not a part of this request: send file");
                }
            }
            if (files > 1) {
                throw Refusal.invalid("file", "is given more than once: send one file a request");
            }
        } catch (IOException | ServletException e) {
            throw new MultipartException("parts", e);
        }
    }

    /** @return the file's own name, without any folder that a client sent along */
    static String name(MultipartFile file) {
        var sent = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll(DISGUISES, "")
                .strip();
        var problem = PlainText.problem(name);
        if (problem != null) {
            throw Refusal.invalid("file", "has a name that " + problem);
        }
        if (name.matches("\\.*") || name.length() > 255) {
            throw Refusal.invalid("file", "must have a name of 1 to 255 characters");
        }
        return name;
    }

    /** @return what makes two uploads the same: bytes, name, and who may see it */
    static byte[] fingerprint(MultipartFile file, boolean internal) throws IOException {
        try (InputStream content = file.getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name(file) + "\n" + internal + "\n").getBytes(StandardCharsets.UTF_8));
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
