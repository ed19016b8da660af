package org.praxisitsm.ui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalLinks;
import org.praxisitsm.approval.ApprovalLinks.Link;
import org.praxisitsm.approval.ApprovalLinks.Standing;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ApprovalWords;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.NeededWords;
import org.praxisitsm.ui.components.ScreenWords;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.Preferences;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.VoteDesk;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the link of a mail: what is to be approved, and buttons. Looking at it decides nothing, since programs that
 * check mails look at links too; only sending the form does. It needs no sign-in, no script and no session.
 */
@RestController
@io.swagger.v3.oas.annotations.Hidden
class VotePage {

    /**
     * What was sent and not taken: it stands there again.
     *
     * @param outcome the button that was pressed, or null
     */
    private record Refused(Refusal why, @Nullable String outcome, Map<String, Object> typed) {}

    private final ApprovalLinks links;
    private final VoteDesk votes;
    private final Tasks tasks;
    private final Viewers viewers;
    private final People people;
    private final Names names;
    private final FormValidation forms;

    VotePage(
            ApprovalLinks links,
            VoteDesk votes,
            Tasks tasks,
            Viewers viewers,
            People people,
            Names names,
            FormValidation forms) {
        this.links = links;
        this.votes = votes;
        this.tasks = tasks;
        this.viewers = viewers;
        this.people = people;
        this.names = names;
        this.forms = forms;
    }

    @GetMapping("/vote/{token}")
    ResponseEntity<byte[]> look(@PathVariable String token, Locale asked) {
        var link = links.read(token).orElse(null);
        return link == null ? unknown(asked) : answer(page(link, null), HttpStatus.OK);
    }

    @PostMapping("/vote/{token}")
    ResponseEntity<byte[]> decide(
            @PathVariable String token, @RequestParam MultiValueMap<String, String> sent, Locale asked) {
        var link = links.read(token).orElse(null);
        if (link == null) {
            return unknown(asked);
        }
        var viewer = viewers.find(link.account()).orElse(null);
        if (link.standing() != Standing.OPEN || viewer == null) {
            return answer(page(link, null), HttpStatus.CONFLICT);
        }
        var outcome = sent.getFirst("outcome");
        Map<String, Object> values = Map.of();
        try {
            // Somebody else may complete the task in this moment.
            values = values(link, viewer, sent);
            votes.answer(link.vote().id(), outcome, values, link.round().fingerprint(), Tasks.Way.LINK, viewer);
        } catch (Refusal refusal) {
            var status = HttpStatus.resolve(refusal.kind().status());
            var now = links.read(token).orElse(link);
            var refused = new Refused(refusal, outcome, values);
            return answer(page(now, refused), status == null ? HttpStatus.CONFLICT : status);
        }
        return answer(page(links.read(token).orElseThrow(), null), HttpStatus.OK);
    }

    private Map<String, Object> values(Link link, Viewer viewer, MultiValueMap<String, String> sent) {
        var form = tasks.form(Objects.requireNonNull(link.vote().task()), viewer);
        var asked = form.form() == null
                ? new FormDefinition("", JsonNodeFactory.instance.objectNode(), List.of())
                : form.form();
        var locale = locale(link);
        return new VoteQuestions(asked, locale, zone(link), new VoteDirectory(people, locale))
                .read(sent, form.values());
    }

    @GetMapping("/vote/page.css")
    ResponseEntity<byte[]> style() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(VotePageStyle.CSS.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing of whether there ever was such a link; whose it could have been nobody knows, so the browser says how. */
    private ResponseEntity<byte[]> unknown(Locale asked) {
        var locale = Preferences.supported(asked.toLanguageTag()).orElse(Locale.ENGLISH);
        var html = new HtmlPage(locale, text("vote.unknown", locale));
        html.heading(text("vote.unknown", locale));
        html.paragraph(text("vote.unknown.hint", locale), "quiet");
        html.link("../portal/approvals", text("vote.sign-in", locale));
        return answer(html, HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<byte[]> answer(HtmlPage page, HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow")
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .body(page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private HtmlPage page(Link link, @Nullable Refused refused) {
        var locale = locale(link);
        var zone = zone(link);
        var html = new HtmlPage(locale, names.round(link.round(), locale));
        var viewer = viewers.find(link.account());
        if (link.standing() == Standing.OPEN && viewer.isPresent()) {
            open(html, link, viewer.get(), refused, locale, zone);
        } else {
            closed(html, link, locale, zone);
        }
        return html;
    }

    private Locale locale(Link link) {
        return Locale.forLanguageTag(
                people.person(link.account()).map(People.Person::locale).orElse("en"));
    }

    private ZoneId zone(Link link) {
        return ZoneId.of(people.person(link.account()).map(People.Person::zone).orElse("UTC"));
    }

    private void open(HtmlPage html, Link link, Viewer viewer, @Nullable Refused refused, Locale locale, ZoneId zone) {
        var form = names.inWords(tasks.form(Objects.requireNonNull(link.vote().task()), viewer), locale);
        html.badge(
                link.vote().dueAt() == null
                        ? text("approval.open", locale)
                        : text("portal.approvals.due", locale) + " "
                                + time(link.vote().dueAt(), locale, zone));
        html.heading(form.task().subject());
        html.paragraph(
                text(
                        "vote.asked",
                        locale,
                        people.nameOf(form.task().requester()),
                        link.round().number()),
                "quiet");
        if (link.vote().isForAnother()) {
            html.paragraph(
                    text(
                            "portal.approvals.instead",
                            locale,
                            people.nameOf(Objects.requireNonNull(link.vote().asked()))),
                    "quiet");
        }
        var values = new HashMap<>(form.values());
        if (refused != null) {
            values.putAll(refused.typed());
        }
        var questions = form.form() == null
                ? null
                : new VoteQuestions(form.form(), locale, zone, new VoteDirectory(people, locale));
        var shown = form.form() == null ? Set.<String>of() : forms.visible(form.form(), values, form.values());
        var wrong = new LinkedHashMap<String, String>();
        if (refused != null) {
            var asked = questions == null ? List.<Component>of() : questions.asked(shown);
            problems(html, form, asked, refused, wrong, locale);
        }
        facts(html, link, form, locale, zone);
        others(html, link, locale);
        html.openForm();
        if (questions != null) {
            questions.write(html, values, shown, wrong, text("vote.choose", locale));
        }
        for (var i = 0; i < form.outcomes().size(); i++) {
            html.button(
                    "outcome",
                    form.outcomes().get(i).id(),
                    form.outcomes().get(i).label(),
                    i == 0);
        }
        html.closeForm();
        html.paragraph(text("vote.for", locale, people.nameOf(link.account())), "foot");
    }

    /** What the form shows of the ticket, and what is approved. */
    private void facts(HtmlPage html, Link link, Tasks.TaskForm form, Locale locale, ZoneId zone) {
        var shown = new LinkedHashMap<String, Object>();
        if (form.form() != null) {
            form.form().fields().stream()
                    .filter(field -> field.readOnly()
                            && field.key() != null
                            && form.values().get(field.key()) != null)
                    .forEach(field -> shown.put(field.key(), form.values().get(field.key())));
        }
        link.round().content().forEach((key, value) -> {
            if (value != null) {
                shown.putIfAbsent(key, value);
            }
        });
        shown.forEach(
                (key, value) -> html.fact(label(link, form, key, locale), words(link, form, key, value, locale, zone)));
    }

    /** As the form asks it; also what is no field of the practice, as the description, has a word there. */
    private String label(Link link, Tasks.TaskForm form, String key, Locale locale) {
        var asked = form.form() == null
                ? Optional.<String>empty()
                : form.form().fields().stream()
                        .filter(field -> key.equals(field.key()) && field.label() != null)
                        .map(Component::label)
                        .findFirst();
        return asked.orElseGet(
                () -> names.field(link.round().practice(), link.round().packVersion(), key, locale));
    }

    private String words(Link link, Tasks.TaskForm form, String key, Object value, Locale locale, ZoneId zone) {
        if (value instanceof Boolean yes) {
            return text(yes ? "value.yes" : "value.no", locale);
        }
        var read = names.value(link.round(), form.form(), key, value, locale, zone);
        return value instanceof Number number && read.equals(value.toString())
                ? NumberFormat.getInstance(locale).format(number)
                : read;
    }

    private void others(HtmlPage html, Link link, Locale locale) {
        var words = new ApprovalWords((key, arguments) -> text(key, locale, arguments), names);
        var others = link.round().counting().stream()
                .filter(vote -> vote.id() != link.vote().id())
                .toList();
        if (!others.isEmpty()) {
            html.title(text("portal.approvals.others", locale));
            for (VoteView vote : others) {
                html.fact(words.who(vote), words.state(vote));
            }
        }
    }

    /**
     * What this page asks is told at its question; what it does not is answered in the portal.
     *
     * @param wrong takes by key what is told at a question
     */
    private void problems(
            HtmlPage html,
            Tasks.TaskForm form,
            List<Component> asked,
            Refused refused,
            Map<String, String> wrong,
            Locale locale) {
        var fields = form.form() == null ? List.<Component>of() : form.form().fields();
        var pressed = form.outcomes().stream()
                .filter(outcome -> outcome.id().equals(refused.outcome()))
                .findFirst()
                .orElse(null);
        var labels = new LinkedHashMap<String, String>();
        asked.forEach(field -> refused.why().errors().stream()
                .filter(error -> isAbout(error, field.key()))
                .findFirst()
                .ifPresent(error -> {
                    wrong.put(field.key(), words(field, error, pressed, refused, locale));
                    labels.put(field.key(), Objects.requireNonNullElse(field.label(), field.key()));
                }));
        var elsewhere = false;
        for (var error : refused.why().errors()) {
            var field = fields.stream()
                    .filter(it -> isAbout(error, it.key()))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                html.problem(ServiceWords.in(locale, error.field() + ": " + error.message()));
            } else if (!wrong.containsKey(field.key())) {
                html.problem((field.label() == null ? field.key() : field.label()) + ": "
                        + words(field, error, pressed, refused, locale));
                elsewhere |= !VoteQuestions.isAsked(field);
            }
        }
        if (refused.why().errors().isEmpty()) {
            html.problem(ServiceWords.in(locale, refused.why().getMessage()));
        }
        if (!labels.isEmpty()) {
            html.lookAt(text("vote.look-at", locale), labels);
        }
        if (elsewhere) {
            html.link("../portal/approvals", text("vote.sign-in", locale));
        }
    }

    private String words(
            Component field,
            Refusal.FieldError error,
            Tasks.@Nullable Outcome pressed,
            Refused refused,
            Locale locale) {
        var typed = refused.typed().get(field.key());
        if (pressed != null && NeededWords.isFor(field, pressed, typed)) {
            return NeededWords.missing(pressed, locale);
        }
        return field.type().equals("person") && new VoteDirectory(people, locale).isSeveral(Objects.toString(typed, ""))
                ? text("vote.person.several", locale, typed)
                : ServiceWords.in(locale, error.message());
    }

    private static boolean isAbout(Refusal.FieldError error, @Nullable String key) {
        return error.field().equals("values." + key);
    }

    private void closed(HtmlPage html, Link link, Locale locale, ZoneId zone) {
        var standing = standing(link);
        var vote = link.vote();
        html.heading(text("vote." + standing, locale));
        if (standing.equals("DECIDED") && vote.decidedBy() != null && vote.decidedAt() != null) {
            html.paragraph(
                    text(
                            "vote.decided.by",
                            locale,
                            people.nameOf(vote.decidedBy()),
                            time(vote.decidedAt(), locale, zone),
                            label(link, vote, locale)),
                    "");
        } else {
            html.paragraph(text("vote." + standing + ".hint", locale), "");
        }
        html.paragraph(names.round(link.round(), locale) + " · " + link.round().number(), "quiet");
        html.link("../portal/approvals", text("vote.sign-in", locale));
    }

    /** Whoever left may look still: it was their mail. */
    private static String standing(Link link) {
        if (link.standing() == Standing.OPEN) {
            return "LEFT";
        }
        var unanswered = link.standing() == Standing.DECIDED && link.vote().decidedBy() == null;
        return unanswered && link.round().status() == ApprovalRound.Status.WITHDRAWN
                ? "WITHDRAWN"
                : unanswered && isOfFormerContent(link)
                        ? "CHANGED"
                        : link.standing().name();
    }

    private static boolean isOfFormerContent(Link link) {
        return link.round().votes().stream()
                .anyMatch(vote -> vote.generation() > link.vote().generation());
    }

    private String label(Link link, VoteView vote, Locale locale) {
        return new ApprovalWords((key, arguments) -> text(key, locale, arguments), names).state(vote);
    }

    private static String time(@Nullable Instant at, Locale locale, ZoneId zone) {
        return at == null ? "" : DateWords.times(locale).format(at.atZone(zone));
    }

    private static String text(String key, Locale locale, Object... arguments) {
        return ScreenWords.in(locale, key, arguments);
    }
}
