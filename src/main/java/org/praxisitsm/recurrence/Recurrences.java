package org.praxisitsm.recurrence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is opened by date, as the process owners of the practice's unit and administrators plan it. */
@Service
@Transactional
public class Recurrences {

    private static final int MOST_MONTHS = 60;
    private static final int MOST_DUE_DAYS = 365;
    private static final int LONGEST_SUBJECT = 200;
    private static final int YEARS_AHEAD = 10;

    private final RecurrenceRows rows;
    private final Practices practices;
    private final FormValidation forms;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recurrences(
            RecurrenceRows rows,
            Practices practices,
            FormValidation forms,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.practices = practices;
        this.forms = forms;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether the person plans for the practice; for a confidential one, only who owns processes of its very unit */
    public boolean mayPlan(String practice, Viewer by) {
        var known = practices.current(practice).map(one -> one.pack().descriptor());
        if (known.filter(PracticeDescriptor::confidential).isPresent()) {
            return by.unitsOf(Role.PROCESS_OWNER).contains(known.get().unit());
        }
        return by.has(Role.ADMINISTRATOR)
                || known.map(one -> by.has(Role.PROCESS_OWNER, one.unit())).orElse(false);
    }

    /** @return keys of the practices that the person plans for; orders come from the catalogue and are none of them */
    public List<String> practices(Viewer by) {
        return practices.all().stream()
                .map(published -> published.pack().descriptor())
                .filter(practice -> practice.catalogue() == null && mayPlan(practice.key(), by))
                .map(practice -> practice.key())
                .toList();
    }

    /** @return all of the practices that the person plans for, the next first */
    @Transactional(readOnly = true)
    public List<Recurrence> all(Viewer by) {
        return rows.all().stream().filter(one -> mayPlan(one.practice(), by)).toList();
    }

    /** @throws Refusal not found, also where the person does not plan for its practice */
    @Transactional(readOnly = true)
    public Recurrence get(long id, Viewer by) {
        return rows.find(id)
                .filter(one -> mayPlan(one.practice(), by))
                .orElseThrow(() -> Refusal.notFound("There is no such recurrence"));
    }

    /** @throws Refusal forbidden; invalid, naming every member that is wrong */
    public Recurrence plan(Recurrence wish, Viewer by) {
        if (!mayPlan(wish.practice(), by)) {
            throw Refusal.forbidden("Tickets by date are planned by the process owners of the practice's unit.");
        }
        var checked = checked(wish, Ids.next());
        rows.insert(checked);
        events.publishEvent(
                Act.on(by.account(), "recurrence.planned", "recurrence", String.valueOf(checked.id()), facts(checked)));
        return rows.find(checked.id()).orElseThrow();
    }

    /**
     * @param wish with the version that it is based on; its practice stays
     * @throws Refusal not found; conflict where it was changed or opened since; invalid
     */
    public Recurrence change(Recurrence wish, Viewer by) {
        var before = get(wish.id(), by);
        var checked = checked(wish, before.id());
        if (!before.practice().equals(wish.practice())) {
            throw Refusal.invalid("practice", "does not change: plan another one and pause this");
        }
        if (!rows.update(checked)) {
            throw Refusal.conflict("It was changed by somebody else, or opened, after you read it.");
        }
        events.publishEvent(new Act(
                by.account(),
                "recurrence.changed",
                "recurrence",
                String.valueOf(before.id()),
                null,
                facts(before),
                facts(checked),
                null,
                true));
        return rows.find(before.id()).orElseThrow();
    }

    private Recurrence checked(Recurrence it, long id) {
        var errors = new ArrayList<FieldError>();
        if (OneLine.isBlank(it.subject())
                || OneLine.isBroken(it.subject())
                || it.subject().length() > LONGEST_SUBJECT) {
            errors.add(new FieldError("subject", "One line of 1 to " + LONGEST_SUBJECT + " characters."));
        }
        if (people.person(it.owner()).filter(People.Person::active).isEmpty()) {
            errors.add(new FieldError("owner", "There is no such active person."));
        }
        range("everyMonths", it.everyMonths(), MOST_MONTHS, errors);
        if (it.dueDays() != null) {
            range("dueDays", it.dueDays(), MOST_DUE_DAYS, errors);
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (it.nextOn().isBefore(today) || it.nextOn().isAfter(today.plusYears(YEARS_AHEAD))) {
            errors.add(new FieldError("nextOn", "From today on, at most " + YEARS_AHEAD + " years ahead."));
        }
        var answers = answers(it, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Recurrence(
                id,
                it.practice(),
                it.subject().strip(),
                it.owner(),
                answers,
                it.everyMonths(),
                it.nextOn(),
                it.dueDays(),
                it.paused(),
                null,
                null,
                null,
                it.version());
    }

    private static void range(String member, int value, int most, List<FieldError> errors) {
        if (value < 1 || value > most) {
            errors.add(new FieldError(member, "A whole number from 1 to " + most + "."));
        }
    }

    /** Asked now, so that nobody learns on the day that an answer is missing. */
    private Map<String, Object> answers(Recurrence it, List<FieldError> errors) {
        Pack pack = practices.current(it.practice()).map(one -> one.pack()).orElse(null);
        if (pack == null || pack.descriptor().catalogue() != null) {
            errors.add(new FieldError("practice", "is no practice whose tickets are opened by date"));
            return Map.of();
        }
        var form = pack.forms().get(pack.descriptor().startForm());
        if (form == null) {
            return Map.of();
        }
        var known = new LinkedHashMap<String, @Nullable Object>();
        known.put("subject", it.subject());
        known.put("requester", it.owner());
        try {
            var answers = new LinkedHashMap<String, Object>();
            forms.validated(form, it.answers(), known, known, "answers").forEach((key, value) -> {
                if (value != null && !key.equals("subject")) {
                    answers.put(key, value);
                }
            });
            return answers;
        } catch (Refusal refused) {
            refused.errors().stream()
                    .filter(error -> !error.field().equals("answers.subject"))
                    .forEach(errors::add);
            return Map.of();
        }
    }

    /** The trail of all has what is planned of a confidential practice without its words. */
    private Map<String, Object> facts(Recurrence it) {
        var confidential = practices
                .current(it.practice())
                .filter(one -> one.pack().descriptor().confidential())
                .isPresent();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("practice", it.practice());
        facts.put("owner", it.owner());
        facts.put("everyMonths", it.everyMonths());
        facts.put("nextOn", it.nextOn().toString());
        facts.put("dueDays", it.dueDays() == null ? "" : it.dueDays());
        facts.put("paused", it.paused());
        if (!confidential) {
            facts.put("subject", it.subject());
            it.answers().forEach((key, value) -> facts.put("answer." + key, value));
        }
        return facts;
    }
}
