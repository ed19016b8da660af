package org.praxisitsm.ui;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The chain of the screens, after the API's. Whatever must answer 401 instead of a redirect to sign-in has a chain of its
 * own. Session id rotates on sign-in (Spring's default); CSRF is Vaadin's token for its own requests, Spring's for the rest,
 * signing in and out included.
 *
 * <p>Screens lie in one package: Vaadin reads every class of the house six times at start where it is not told which.
 */
@Configuration
@EnableVaadin("org.praxisitsm.ui")
@EnableWebSecurity
class UiSecurity {

    /** Of whatever is no page; a page brings its own. */
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Set<String> SPRINGS_OWN = Set.of("/login", "/logout");

    /**
     * Who is signed in, also in what a screen does later. One for the whole JVM: Vaadin's own configuration makes another for each
     * application context, after which the filters of an older one and those who ask who is signed in no longer agree.
     */
    @Bean
    VaadinAwareSecurityContextHolderStrategy securityContextHolderStrategy() {
        if (SecurityContextHolder.getContextHolderStrategy()
                instanceof VaadinAwareSecurityContextHolderStrategy known) {
            return known;
        }
        var first = new VaadinAwareSecurityContextHolderStrategy();
        SecurityContextHolder.setContextHolderStrategy(first);
        return first;
    }

    @Bean
    @Order(2)
    SecurityFilterChain uiChain(HttpSecurity http, RequestUtil requests) throws Exception {
        http.csrf(csrf -> csrf.ignoringRequestMatchers(request -> isVaadins(request, requests))
                .withObjectPostProcessor(SignInAnswers.ofMissingToken()));
        // The page is named here too, or Spring would make one of its own before Vaadin names it.
        http.formLogin(form -> form.loginPage("/login").failureHandler(SignInAnswers::refused));
        http.authorizeHttpRequests(
                allowed -> allowed.requestMatchers("/actuator/health", "/actuator/health/**", "/icons/**")
                        .permitAll());
        http.headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(self), microphone=(), geolocation=(), payment=()"))
                .contentSecurityPolicy(csp -> csp.policyDirectives(NOTHING))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny));
        return http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class)
                        .enableCsrfConfiguration(false)
                        .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    /** Vaadin marks its requests by a parameter, which anybody may put on an address that is Spring's. */
    private static boolean isVaadins(HttpServletRequest request, RequestUtil requests) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !SPRINGS_OWN.contains(path) && requests.isFrameworkInternalRequest(request);
    }
}
