package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebApplicationContext;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The chains over HTTP, with a controller that says who called it. */
@Tag("database")
class ApiSecurityTests {

    @EnableWebMvc
    @RestController
    static class Echo {

        private final Viewers viewers;

        Echo(Viewers viewers) {
            this.viewers = viewers;
        }

        @RequestMapping({"/api/v1/me", "/v3/api-docs", "/api/docs", "/api/v1/tokens"})
        String me() {
            var viewer = viewers.current();
            return viewer.account() + (viewer.has(Role.ADMINISTRATOR) ? " (administrator)" : "");
        }

        @RequestMapping({"/actuator/health/liveness", "/actuator/info"})
        String open() {
            return "UP";
        }
    }

    private final TestDirectory directory = new TestDirectory();
    private final AnnotationConfigServletWebApplicationContext context =
            new AnnotationConfigServletWebApplicationContext();
    private MockMvc http;

    @BeforeEach
    void start() {
        directory.person("ann");
        directory.person("root");
        directory.accounts.grant("root", Role.ADMINISTRATOR, "*", TestDirectory.SYSTEM);
        context.setServletContext(new MockServletContext());
        context.registerBean(ApiTokens.class, () -> directory.tokens);
        context.registerBean(SignInActs.class, () -> new SignInActs(directory.events, directory.clock));
        context.registerBean(AccessRefusals.class, () -> new AccessRefusals(directory.events));
        context.registerBean(AuthenticationProvider.class, () -> directory.signIn);
        context.registerBean(Viewers.class, () -> new Viewers(directory.directory));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.register(ApiSecurity.class, ApiProblems.class, Echo.class);
        context.refresh();
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        directory.acts.clear();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void nobodyGetsAProblemDocumentAndTheWayToSignIn() throws Exception {
        http.perform(get("/api/v1/me"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Basic realm=\"Praxis\", charset=\"UTF-8\""))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:praxis:problem:not-signed-in"))
                .andExpect(jsonPath("$.title").value("Not signed in"))
                .andExpect(jsonPath("$.status").value(401))
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Test
    void answersCarryTheSecurityHeadersAndNoSession() throws Exception {
        var result = http.perform(
                        basic(get("/api/v1/me"), "ann", TestDirectory.PASSWORD).secure(true))
                .andExpect(status().isOk())
                .andExpect(content().string("ann"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().exists("Strict-Transport-Security"))
                .andReturn();
        assertThat(result.getResponse().getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(result.getRequest().getSession(false)).isNull();
    }

    @Test
    void blockedAccountIsToldWhenToComeBack() throws Exception {
        for (var i = 0; i < 5; i++) {
            http.perform(basic(get("/api/v1/me"), "ann", "wrong")).andExpect(status().isUnauthorized());
        }
        http.perform(basic(get("/api/v1/me"), "ann", TestDirectory.PASSWORD))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.title").value("Too many requests"));
    }

    @Test
    void changesNeedNoCsrfTokenButASignIn() throws Exception {
        http.perform(basic(post("/api/v1/me"), "ann", TestDirectory.PASSWORD)).andExpect(status().isOk());
        http.perform(post("/api/v1/me")).andExpect(status().isUnauthorized());
    }

    @Test
    void tokenActsWithinItsScopes() throws Exception {
        var reading = token("root", "read");
        http.perform(bearer(get("/api/v1/me"), reading)).andExpect(content().string("root"));
        http.perform(bearer(post("/api/v1/me"), reading))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value("The token's scopes do not cover this request."));
        assertThat(directory.told()).contains("access.refused");
        http.perform(bearer(get("/api/v1/me"), token("root", "admin")))
                .andExpect(content().string("root (administrator)"));
    }

    @Test
    void tokenCannotMakeAnotherToken() throws Exception {
        http.perform(bearer(post("/api/v1/tokens"), token("ann", "write"))).andExpect(status().isForbidden());
        http.perform(basic(post("/api/v1/tokens"), "ann", TestDirectory.PASSWORD))
                .andExpect(status().isOk());
    }

    @Test
    void badTokenIsRefusedAndToldOnce() throws Exception {
        for (var i = 0; i < 3; i++) {
            http.perform(bearer(get("/api/v1/me"), "pxt_nothing")).andExpect(status().isUnauthorized());
        }
        assertThat(directory.told()).containsExactly("sign-in.failed");
    }

    @Test
    void descriptionTakesCredentialsAndThePageTakesTheSession() throws Exception {
        http.perform(basic(get("/v3/api-docs"), "ann", TestDirectory.PASSWORD)).andExpect(status().isOk());
        http.perform(get("/v3/api-docs")).andExpect(status().isUnauthorized());
        http.perform(get("/api/docs")).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void healthIsOpenAndTheRestOfOperationsIsNot() throws Exception {
        http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        http.perform(get("/actuator/info")).andExpect(status().isUnauthorized());
        http.perform(basic(get("/actuator/info"), "ann", TestDirectory.PASSWORD))
                .andExpect(status().isForbidden());
        http.perform(basic(get("/actuator/info"), "root", TestDirectory.PASSWORD))
                .andExpect(status().isOk());
    }

    private String token(String account, String scope) {
        return directory
                .tokens
                .issue("test", Set.of(scope), null, directory.viewer(account))
                .secret();
    }

    private static MockHttpServletRequestBuilder basic(
            MockHttpServletRequestBuilder request, String account, String password) {
        var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static MockHttpServletRequestBuilder bearer(MockHttpServletRequestBuilder request, String secret) {
        return request.header("Authorization", "Bearer " + secret);
    }
}
