package org.praxisitsm.identity;

import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Sign-in for everything that is no screen: the API, its description, health. The chain of the screens is in {@code ui} and
 * comes last, since it takes any request.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class ApiSecurity {

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** The docs page brings its own scripts and styles, and writes styles into elements. */
    private static final String OWN_PAGE = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String VOTE_PAGE =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';" + " frame-ancestors 'none'";

    /** Sent by POST since what they are asked does not fit an address; they change nothing. */
    private static final String[] QUESTIONS = {
        "/api/v1/decisions/*/evaluate", "/api/v1/calendars/*/deadline", "/api/v1/calendars/*/elapsed"
    };

    static final String INVENTORY = "/api/v1/inventory";

    private final ApiTokens tokens;
    private final SignInActs acts;
    private final ApiProblems problems;

    ApiSecurity(ApiTokens tokens, SignInActs acts, ApiProblems problems) {
        this.tokens = tokens;
        this.acts = acts;
        this.problems = problems;
    }

    @Configuration(proxyBeanMethods = false)
    static class Passwords {

        @Bean
        PasswordEncoder passwordEncoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }
    }

    /** The page that shows the API takes the session of the screens. */
    @Bean
    @Order(-40)
    SecurityFilterChain docsChain(HttpSecurity http) throws Exception {
        return headers(http, OWN_PAGE)
                .securityMatcher("/api/docs", "/api/docs/**", "/api/swagger-ui/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(on -> on.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    /** The document behind it takes both: it is read by the page and by generators of clients. */
    @Bean
    @Order(-30)
    SecurityFilterChain descriptionChain(HttpSecurity http) throws Exception {
        return credentials(headers(http, NOTHING), SessionCreationPolicy.NEVER)
                .securityMatcher("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(-20)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        return credentials(headers(http, NOTHING), SessionCreationPolicy.STATELESS)
                .securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                        .access(ApiSecurity::notByToken)
                        .requestMatchers(HttpMethod.POST, QUESTIONS)
                        .access((who, context) -> withinScopes(who, HttpMethod.GET))
                        .requestMatchers(INVENTORY)
                        .access((who, context) -> mayReport(who))
                        .anyRequest()
                        .access((who, context) -> withinScopes(
                                who, HttpMethod.valueOf(context.getRequest().getMethod()))))
                .build();
    }

    /** Calendars that programs subscribe to: they cannot sign in, the link itself is the secret; nothing else is served there. */
    @Bean
    @Order(-15)
    SecurityFilterChain feedsChain(HttpSecurity http) throws Exception {
        return headers(http, NOTHING)
                .securityMatcher("/feeds/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(on -> on.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** Links of mails by which an approval is answered: the signed link is the secret; nothing else is served there. */
    @Bean
    @Order(-14)
    SecurityFilterChain voteChain(HttpSecurity http) throws Exception {
        return headers(http, VOTE_PAGE)
                .securityMatcher("/vote/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/vote/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/vote/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(on -> on.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** {@code /error} is open because an error of any chain is written there, also where nobody is signed in. */
    @Bean
    @Order(-10)
    SecurityFilterChain operationsChain(HttpSecurity http) throws Exception {
        return credentials(headers(http, NOTHING), SessionCreationPolicy.STATELESS)
                .securityMatcher("/actuator", "/actuator/**", "/error")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**", "/error")
                                .permitAll()
                                .anyRequest()
                                .hasRole(Role.ADMINISTRATOR.name()))
                .build();
    }

    private HttpSecurity credentials(HttpSecurity http, SessionCreationPolicy sessions) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(sessions))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint(problems).authenticationDetailsSource(RequestOrigin::new))
                .addFilterBefore(new TokenFilter(tokens, acts, problems), BasicAuthenticationFilter.class)
                .exceptionHandling(on -> on.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    private static HttpSecurity headers(HttpSecurity http, String contentSecurityPolicy) throws Exception {
        return http.headers(headers -> headers.frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy)));
    }

    private static AuthorizationDecision withinScopes(Supplier<Authentication> who, HttpMethod method) {
        return new AuthorizationDecision(
                who.get() instanceof TokenAuthentication token ? token.allows(method.name()) : isSignedIn(who.get()));
    }

    private static AuthorizationDecision mayReport(Supplier<Authentication> who) {
        return new AuthorizationDecision(
                who.get() instanceof TokenAuthentication token ? token.allowsInventory() : isSignedIn(who.get()));
    }

    /** Or a token that was stolen for an hour could make itself another without an end. */
    private static AuthorizationDecision notByToken(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(!(who.get() instanceof TokenAuthentication) && isSignedIn(who.get()));
    }

    private static boolean isSignedIn(Authentication authentication) {
        return authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
