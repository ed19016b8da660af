package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.ApiTokens;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens")
class TokenController {

    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record NewToken(
            @Schema(example = "Monitoring") @Nullable String name,
            @Schema(description = "read, write, admin; read and write where left out", example = "[\"read\"]") @Nullable
                    List<String> scopes,
            @Schema(example = "2027-01-01T00:00:00Z") @Nullable Instant expiresAt) {}

    @Schema(name = "IssuedToken")
    record IssuedBody(String id, @Schema(description = "Shown once") String token) {}

    @Schema(name = "Token")
    record TokenBody(
            String id,
            String name,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static TokenBody of(ApiTokens.Token token) {
            return new TokenBody(
                    String.valueOf(token.id()),
                    token.name(),
                    token.scopes(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    @PostMapping
    @Operation(summary = "Issue a token", description = "It acts for its owner, within its scopes, until it expires.")
    ResponseEntity<?> issue(@RequestBody NewToken body, Viewer viewer, Once once) {
        var name = Given.text("name", body.name());
        if (body.scopes() != null && (body.scopes().isEmpty() || body.scopes().contains(null))) {
            throw Refusal.invalid("scopes", "must name read, write or admin; leave it out for read and write");
        }
        var scopes = Set.copyOf(TicketQuery.orEmpty(body.scopes()));
        return once.answerSecretly(() -> {
            var issued = tokens.issue(name, scopes, body.expiresAt(), viewer);
            var id = String.valueOf(issued.token().id());
            return ResponseEntity.created(URI.create("/api/v1/tokens/" + id)).body(new IssuedBody(id, issued.secret()));
        });
    }

    @GetMapping
    @Operation(summary = "One's own tokens")
    Listing<TokenBody> list(Viewer viewer) {
        return Listing.complete(tokens.of(viewer).stream().map(TokenBody::of).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token")
    void revoke(@PathVariable String id, Viewer viewer) {
        tokens.revoke(Numbers.inPath("token", id), viewer);
    }
}
