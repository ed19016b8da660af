package org.praxisitsm.ui;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/** Screens in the JVM, on the whole application with the people of the demo: signed in, navigated, clicked, no browser. */
@SpringBootTest
public abstract class ScreenTest {

    private static final Routes ROUTES = routes();

    @Autowired
    private ApplicationContext context;

    @Autowired
    protected Viewers viewers;

    @Autowired
    protected TicketIntake intake;

    @Autowired
    protected TicketDesk desk;

    @Autowired
    protected TicketQueries queries;

    @Autowired
    protected Tasks tasks;

    /** Karibu's own search sees public classes alone; a screen need not be one. */
    @SuppressWarnings("unchecked")
    private static Routes routes() {
        var views = new HashSet<Class<? extends Component>>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        for (var found : scanner.findCandidateComponents("org.praxisitsm.ui")) {
            views.add((Class<? extends Component>)
                    ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null));
        }
        return new Routes(views, Set.of(NotFoundView.class, FailureView.class), true);
    }

    @AfterEach
    void signOut() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    /** A browser of the person's own; whoever was signed in before is not any more. */
    protected void signIn(String account) {
        signIn(account, Locale.ENGLISH);
    }

    protected void signIn(String account, Locale language) {
        MockVaadin.tearDown();
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        account, "", AuthorityUtils.createAuthorityList("ROLE_USER")));
        MockVaadin.setup(MockedUI::new, new MockSpringServlet(ROUTES, context, MockedUI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(SecurityContextHolder.getContext().getAuthentication());
        request.setUserInRole((principal, role) -> true);
        UI.getCurrent().setLocale(language);
    }

    /** @param path with its query, as it stands in the address */
    protected void go(String path) {
        var mark = path.indexOf('?');
        if (mark < 0) {
            UI.getCurrent().navigate(path);
        } else {
            UI.getCurrent().navigate(path.substring(0, mark), QueryParameters.fromString(path.substring(mark + 1)));
        }
        settle();
    }

    protected ApplicationContext context() {
        return context;
    }

    /** Lets the server do what it would before it answers the browser. */
    protected void settle() {
        MockVaadin.clientRoundtrip();
    }

    /** @return where the router stands, with the query */
    protected String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    protected Viewer viewer(String account) {
        return viewers.of(account);
    }

    /** @return number of an incident that the requester of the demo reports */
    protected String report(String subject) {
        return report(subject, Map.of("category", "software", "impact", "one", "urgency", "medium"));
    }

    protected String report(String subject, Map<String, ?> answers) {
        var order = new OpenTicket("incident", subject, "It does not work.", "requester", null, "API", answers);
        return intake.open(order, viewer("requester")).number();
    }

    protected TaskRow task(String number) {
        return queries.tasksOf(number, viewer("admin")).get(0);
    }

    /** @return what pops up and says what was done or refused */
    protected List<String> told() {
        return com.github.mvysny.kaributesting.v10.NotificationsKt.getNotifications().stream()
                .map(Notification::getElement)
                .map(element -> element.getTextRecursively() + " " + element.getProperty("text", ""))
                .toList();
    }
}
