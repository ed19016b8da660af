package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.praxisitsm.change.ChangeFeeds;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The change calendar for calendar programs, which cannot sign in: the link is the secret. */
@Hidden
@RestController
class ChangeFeedController {

    private final ChangeFeeds feeds;

    ChangeFeedController(ChangeFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/feeds/changes/{token}.ics")
    ResponseEntity<byte[]> read(@PathVariable String token) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        String text;
        try {
            text = feeds.read(token, base);
        } catch (Refusal unknown) {
            // Whoever guesses links learns nothing from the answer.
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex")
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
