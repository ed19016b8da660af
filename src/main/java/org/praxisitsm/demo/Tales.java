package org.praxisitsm.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.praxisitsm.demo.HistoryFile.Story;
import org.praxisitsm.identity.People.Person;

/** Makes up the history: the same tales each time, as long before the present as ever. */
final class Tales {

    /** Company time: what happens in office hours happens in these. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final int OPENS = 6;
    private static final int CLOSES = 19;
    private static final long SEED = 20_261_127;

    private static final Map<String, List<String>> WORDS = Map.of(
            "dock", List.of("dock 3", "dock 7", "dock 11", "dock 14", "dock 22"),
            "gate", List.of("gate A", "gate B", "gate C", "the north gate"),
            "aisle", List.of("aisle 12", "aisle 17", "aisle 24", "aisle 31", "hall 2", "hall 4"),
            "printer", List.of("LBL-{hub}-1", "LBL-{hub}-2", "LBL-{hub}-3", "LBL-{hub}-5", "LBL-{hub}-6"),
            "device", List.of("HH-{hub}-01", "HH-{hub}-04", "HH-{hub}-07", "HH-{hub}-08", "HH-{hub}-11", "HH-{hub}-12"),
            "antenna", List.of("AP-{hub}-1", "AP-{hub}-3", "AP-{hub}-4", "AP-{hub}-6"),
            "truck", List.of("truck 411", "truck 427", "truck 502", "trailer T-88"),
            "customer",
                    List.of("Nordlys Møbler", "Casa Verde", "Brinkmann Baustoffe", "Fjordmat", "Atlântico Têxteis"));

    /** How names of things begin that stand at a site. */
    private static final Map<String, String> HUBS = Map.of("Porto hub", "POR", "Oslo hub", "OSL", "Hamburg hub", "HAM");

    /** What Rita, who shows the portal, has of: one each, and some more that are closed. */
    private static final Set<Course> RITAS = EnumSet.of(
            Course.NEW,
            Course.IN_PROGRESS,
            Course.IN_TALK,
            Course.WAITS_FOR_REQUESTER,
            Course.RESOLVED,
            Course.CONFIRMED,
            Course.CLOSED_ITSELF,
            Course.THANKED,
            Course.WITHDRAWN);

    /** What people work towards. */
    private static final String[] SOLVED = {"resolution", "group-resolution"};

    private final HistoryFile file;
    private final List<Person> requesters;
    private final Instant present;
    private final List<Tale> told = new ArrayList<>();
    private final int[] counts = new int[Course.values().length];
    private int majors;

    Tales(HistoryFile file, List<Person> people, Instant present) {
        this.file = file;
        this.present = present;
        this.requesters = people.stream()
                .filter(person ->
                        !person.unit().equals("it") && !person.account().equals("auditor"))
                .toList();
    }

    /** @return about as many tales, in the order in which their tickets are opened */
    List<Tale> tell(int tickets) {
        for (var course : Course.mix(tickets)) {
            tell(course, counts[course.ordinal()]++);
        }
        return told.stream()
                .sorted((one, other) -> one.opensAt.compareTo(other.opensAt))
                .toList();
    }

    private void tell(Course course, int index) {
        var random = new Random(SEED + 1_000L * course.ordinal() + index);
        switch (course) {
            case DUPLICATE -> duplicate(course, random);
            case FAMILY_CLOSED, FAMILY_OPEN -> family(course, random);
            case MAJOR_CLOSED, MAJOR_OPEN -> major(course, random);
            case MAJOR_STOOD_DOWN -> stoodDown(course, random);
            default -> single(course, index, random);
        }
    }

    private void single(Course course, int index, Random random) {
        var forNetwork = index % 4 == 1;
        var asked = course == Course.ASKED_AND_ANSWERED || course == Course.WAITS_FOR_REQUESTER;
        var ritas = RITAS.contains(course) && (index == 0 || course == Course.CONFIRMED && index % 11 == 10);
        var choice = file.stories().stream()
                .filter(story -> !asked || story.hasQuestion())
                .filter(story -> !forNetwork || story.category().equals("network"))
                .filter(story -> !ritas || !story.isGerman())
                .toList();
        var story = choice.get(random.nextInt(choice.size()));
        var who = ritas ? "requester" : requester(story, random);
        var tale = tale(story, who, opening(course, random), random);
        tale.calm = course.isOpen() && random.nextInt(100) < 75;
        play(course, index, tale);
        if (random.nextInt(100) < 8) {
            tale.soon(5, 60, scene -> scene.watch("ingrid.dahl"));
        }
    }

    private void play(Course course, int index, Tale tale) {
        switch (course) {
            case NEW -> {
                if (index % 3 != 0) {
                    greeted(tale, 2, 90);
                }
                return;
            }
            case NEW_AND_CLAIMED -> {
                tale.soon(2, 15, scene -> scene.claim(index % 2 == 0 ? "agent" : "malte.jansen"));
                greeted(tale, 2, 60);
                return;
            }
            case CANCELLED -> {
                if (tale.chance(60)) {
                    classified(tale, index);
                }
                tale.then(
                        20,
                        300,
                        scene -> scene.command("Start_Cancel", Map.of("cancelReason", scene.phrase("cancel"))));
                return;
            }
            case WITHDRAWN -> {
                if (tale.chance(50)) {
                    classified(tale, index);
                }
                tale.then(
                        15,
                        240,
                        scene -> scene.commandOfRequester(
                                "Start_Withdraw", Map.of("withdrawReason", scene.phrase("withdraw"))));
                return;
            }
            default -> classified(tale, index);
        }
        work(course, tale);
    }

    /** The first word of the service desk. */
    private static void greeted(Tale tale, int atLeast, int atMost) {
        tale.soon(atLeast, atMost, scene -> scene.say(scene.phrase("first"))).inTimeFor("first-response");
    }

    private void classified(Tale tale, int index) {
        greeted(tale, 3, 45);
        tale.soon(5, 70, scene -> scene.classify("accept", Map.of()));
        if (index % 4 == 0) {
            tale.soon(1, 6, scene -> scene.keepAtDesk("agent"));
        } else if (index % 4 == 1) {
            tale.soon(3, 40, scene -> scene.handTo("network"));
        } else if (tale.chance(15)) {
            tale.soon(1, 6, scene -> scene.keepAtDesk(null));
        }
    }

    private void work(Course course, Tale tale) {
        switch (course) {
            case CONFIRMED -> {
                talked(tale);
                resolved(tale, 30, 1_200);
                confirmed(tale);
            }
            case CLOSED_ITSELF -> {
                talked(tale);
                resolved(tale, 40, 1_600);
            }
            case ASKED_AND_ANSWERED -> {
                asked(tale);
                tale.then(30, 900, scene -> scene.reply(tale.one(Objects.requireNonNull(tale.story.replies()))));
                resolved(tale, 40, 900);
                confirmed(tale);
            }
            case WAITED_FOR_SUPPLIER -> {
                waits(tale, "supplier", 120);
                tale.then(400, 2_800, scene -> scene.goOn(scene.phrase("resume")))
                        .inTimeFor("supplier-answer", "resolution");
                resolved(tale, 60, 400);
                confirmed(tale);
            }
            case WAITED_FOR_DATE -> {
                waits(tale, "change", 50);
                resolved(tale, 3_200, 4_200);
            }
            case REOPENED_AND_FIXED -> {
                talked(tale);
                resolved(tale, 40, 900);
                tale.then(60, 900, scene -> scene.reopen(scene.phrase("reopen")));
                looked(tale);
                resolved(tale, 60, 900);
                confirmed(tale);
            }
            case THANKED -> {
                resolved(tale, 40, 1_000);
                tale.then(20, 500, scene -> scene.reply(scene.phrase("thanks")));
                tale.then(10, 200, scene -> scene.readReply("confirm"));
            }
            case ESCALATED_AND_FIXED -> {
                escalated(tale);
                looked(tale);
                resolved(tale, 60, 1_200);
                confirmed(tale);
            }
            case MANAGEMENT_CALLED_IN -> {
                looked(tale);
                tale.then(200, 900, Tales::callIn);
                resolved(tale, 100, 900);
                confirmed(tale);
            }
            default -> stillOpen(course, tale);
        }
    }

    private void stillOpen(Course course, Tale tale) {
        switch (course) {
            case IN_PROGRESS -> {
                if (tale.chance(55)) {
                    looked(tale);
                }
            }
            case IN_TALK -> {
                looked(tale);
                tale.then(20, 200, scene -> scene.say(scene.phrase("update")));
                tale.then(10, 120, scene -> scene.reply(scene.phrase("stillWrong")));
                if (tale.chance(35)) {
                    tale.then(10, 60, Tales::callIn);
                }
            }
            case RESOLVING -> {
                looked(tale);
                tale.soon(20, 120, scene -> scene.diagnose("resolve", Map.of("note", scene.phrase("looking"))));
            }
            case WAITS_FOR_REQUESTER -> asked(tale);
            case WAITS_FOR_SUPPLIER -> waits(tale, "supplier", 24 * 15);
            case WAITS_FOR_CHANGE -> waits(tale, "change", 24 * 14);
            case WAITS_FOR_PROBLEM -> waits(tale, "problem", 24 * 20);
            case WAITS_FOR_OTHER -> waits(tale, "other", 24 * 8);
            case RESOLVED -> {
                talked(tale);
                soonResolved(tale);
            }
            case REPLY_UNREAD -> {
                soonResolved(tale);
                tale.soon(30, 300, scene -> scene.reply(scene.phrase(tale.chance(50) ? "thanks" : "stillWrong")));
            }
            case ESCALATED -> {
                escalated(tale);
                looked(tale);
            }
            case CLASSIFIED_AGAIN ->
                tale.soon(20, 120, scene -> scene.diagnose("reclassify", Map.of("note", scene.phrase("looking"))));
            case REOPENED -> {
                soonResolved(tale);
                tale.soon(60, 400, scene -> scene.reopen(scene.phrase("reopen")));
            }
            default -> throw new IllegalStateException("No tale for " + course);
        }
    }

    private static void callIn(Scene scene) {
        scene.command("Start_CallInManagement", Map.of("escalationReason", scene.phrase("management")));
    }

    private static void looked(Tale tale) {
        tale.then(
                15, 180, scene -> scene.note(tale.chance(60) ? tale.one(tale.story.notes()) : scene.phrase("looking")));
    }

    private static void talked(Tale tale) {
        if (tale.chance(45)) {
            looked(tale);
        }
        if (tale.chance(35)) {
            tale.then(10, 120, scene -> scene.say(scene.phrase("update")));
        }
        if (tale.chance(20)) {
            tale.then(5, 90, Scene::sendFile);
        }
    }

    private static void asked(Tale tale) {
        looked(tale);
        tale.then(
                        10,
                        120,
                        scene -> scene.hold("requester", tale.one(Objects.requireNonNull(tale.story.asks())), 24 * 9))
                .inTimeFor(SOLVED);
    }

    private static void waits(Tale tale, String reason, int hours) {
        looked(tale);
        tale.then(30, 300, scene -> scene.hold(reason, scene.phrase(reason), hours))
                .inTimeFor(SOLVED);
    }

    private static void escalated(Tale tale) {
        tale.then(30, 200, scene -> scene.diagnose("escalate", Map.of("note", scene.phrase("escalate"))))
                .inTimeFor("group-resolution");
    }

    private static void resolved(Tale tale, int atLeast, int atMost) {
        tale.then(atLeast, atMost, scene -> scene.resolve(tale.one(tale.story.solutions())))
                .inTimeFor(SOLVED);
    }

    private static void soonResolved(Tale tale) {
        tale.soon(60, 600, scene -> scene.resolve(tale.one(tale.story.solutions())))
                .inTimeFor(SOLVED);
    }

    private static void confirmed(Tale tale) {
        tale.then(20, 1_300, scene -> scene.confirm(tale.one(List.of("good", "good", "good", "fair", "bad"))));
    }

    private void duplicate(Course course, Random random) {
        var story = story(random);
        var first = tale(story, requester(story, random), opening(course, random), random);
        classified(first, 2);
        resolved(first, 300, 1_200);
        confirmed(first);
        var again = tale(
                story,
                requester(story, random),
                first.opensAt.plus(Duration.ofMinutes(10 + random.nextInt(90))),
                random);
        again.soon(
                5,
                60,
                scene -> scene.classify("duplicate", Map.of("duplicateOf", Objects.requireNonNull(first.number))));
    }

    private void family(Course course, Random random) {
        var story = file.stories().stream()
                .filter(one -> one.impact().contains("team") && !one.isGerman())
                .toList()
                .get(random.nextInt(20));
        var parent = tale(story, requester(story, random), opening(course, random), random);
        classified(parent, 2);
        looked(parent);
        for (var i = 1; i < course.size(); i++) {
            var child = tale(
                    story,
                    requester(story, random),
                    parent.opensAt.plus(Duration.ofMinutes(15 + random.nextInt(200))),
                    random);
            greeted(child, 2, 30);
            child.soon(2, 20, scene -> scene.classify("accept", Map.of()));
            child.soon(2, 30, scene -> scene.link("child-of", parent));
        }
        if (course == Course.FAMILY_CLOSED) {
            resolved(parent, 400, 1_500);
            confirmed(parent);
        }
    }

    private void major(Course course, Random random) {
        var isOpen = course == Course.MAJOR_OPEN;
        var major = file.majors().get(isOpen ? 0 : 1 + majors++ % (file.majors().size() - 1));
        var parent = tale(major.story(), requester(major.story(), random), opening(course, random), random);
        greeted(parent, 2, 8);
        parent.soon(3, 8, scene -> scene.classify("accept", Map.of()));
        parent.soon(2, 5, scene -> scene.watch("manager"));
        parent.soon(5, 10, scene -> scene.note(major.notes().get(0)));
        for (var i = 1; i < course.size(); i++) {
            var story = major.child(i - 1);
            var child = tale(
                    story,
                    requester(story, random),
                    parent.opensAt.plus(Duration.ofMinutes(6 + random.nextInt(25))),
                    random);
            greeted(child, 2, 10);
            child.soon(2, 8, scene -> scene.classify("accept", Map.of()));
            child.soon(1, 10, scene -> scene.link("child-of", parent));
        }
        // The update is due half an hour after the lead was called in; it is written a few minutes later.
        for (var update : major.updates()) {
            parent.soon(25, 30, scene -> scene.update(update));
        }
        if (!isOpen) {
            parent.soon(20, 40, scene -> scene.note(major.notes().get(1)));
            parent.soon(5, 25, scene -> scene.lead("restored"));
            parent.then(600, 2_400, scene -> scene.review(major.solution(), major.review()));
        }
    }

    private void stoodDown(Course course, Random random) {
        var story = story(random);
        var tale = tale(story, requester(story, random), opening(course, random), random);
        classified(tale, 2);
        tale.then(10, 60, scene -> scene.diagnose("major", Map.of("note", scene.phrase("management"))));
        tale.soon(20, 28, scene -> scene.lead("standDown"));
        resolved(tale, 60, 300);
        confirmed(tale);
    }

    private Story story(Random random) {
        return file.stories().get(random.nextInt(file.stories().size()));
    }

    private Tale tale(Story story, String requester, Instant opensAt, Random random) {
        var words = new LinkedHashMap<String, String>();
        new TreeMap<>(WORDS).forEach((word, choice) -> words.put(word, choice.get(random.nextInt(choice.size()))));
        words.put("order", "45" + (100_000 + random.nextInt(900_000)));
        words.put("room", List.of("Douro", "Tejo", "Fram", "Alster", "Elbe").get(random.nextInt(5)));
        words.put(
                "site",
                requesters.stream()
                        .filter(person -> person.account().equals(requester))
                        .map(person -> Objects.requireNonNullElse(person.site(), "the hub"))
                        .findFirst()
                        .orElse("Porto hub"));
        // Last, as other words are made of it.
        words.put("hub", HUBS.getOrDefault(words.get("site"), "POR"));
        var made = new Tale(story, requester, opensAt, words, new Random(random.nextLong()));
        told.add(made);
        return made;
    }

    private String requester(Story story, Random random) {
        Stream<Person> able = requesters.stream();
        if (story.isGerman()) {
            able = able.filter(person -> person.locale().equals("de"));
        }
        // The chief executive does not report every month.
        var choice =
                able.filter(person -> !person.vip() || random.nextInt(4) == 0).toList();
        return choice.get(random.nextInt(choice.size())).account();
    }

    private Instant opening(Course course, Random random) {
        var at = present.minus(course.age(random.nextDouble()));
        // Trouble shows when people work; a hub at night and on Sundays has some, too.
        if (course.isOfToday() || random.nextInt(100) < 12) {
            return at;
        }
        // On an evening or a weekend the next office hours may not have come yet.
        var working = atWork(at, random);
        return working.isBefore(present) ? working : at;
    }

    /** @return the instant, or one in the next office hours */
    static Instant atWork(Instant at, Random random) {
        var local = at.atZone(ZONE);
        var weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (!weekend && local.getHour() >= OPENS && local.getHour() < CLOSES) {
            return at;
        }
        var morning = local.toLocalDate().atTime(OPENS, 0);
        if (weekend || local.getHour() >= CLOSES) {
            morning = morning.plusDays(1);
        }
        while (morning.getDayOfWeek() == DayOfWeek.SATURDAY || morning.getDayOfWeek() == DayOfWeek.SUNDAY) {
            morning = morning.plusDays(1);
        }
        return morning.atZone(ZONE).toInstant().plusSeconds(random.nextInt(4 * 3_600));
    }
}
