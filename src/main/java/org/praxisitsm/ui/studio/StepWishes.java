package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.Migrations.Mapping;
import org.praxisitsm.workflow.Migrations.Wish;
import org.praxisitsm.workflow.StepChoices;

/**
 * Where each step leads: as suggested, and as the owner wants it. Table and diagrams are two faces of it; whatever one of them
 * changes or looks at is shown by the other.
 */
class StepWishes {

    /** How far a step is decided. */
    enum State {
        /** Led somewhere by itself. */
        OWN,
        /** As the owner chose. */
        HAND,
        /** Nowhere, and nobody stands there. */
        NONE,
        /** Somebody should look: tickets stand there and it leads nowhere, is only guessed, or cannot be had. */
        ATTENTION
    }

    private record Key(String process, String step) {}

    private final VersionDesk desk;
    private final String practice;
    private final int from;
    private final int to;
    private final String main;
    private final MappingNames names;
    private final Mapping suggested;
    private final Map<Key, Wish> wishes = new LinkedHashMap<>();
    private final Map<Key, String> refused = new LinkedHashMap<>();
    private final List<Runnable> faces = new ArrayList<>();
    private Mapping now;
    private @Nullable Mapped selected;
    private @Nullable List<StepChoices.Choice> choices;
    private String problem = "";

    /** @param made what an earlier move was to do otherwise than suggested */
    StepWishes(
            VersionDesk desk,
            String practice,
            int from,
            int to,
            List<Wish> made,
            Locale locale,
            DrawnNames.Texts texts) {
        this.desk = desk;
        this.practice = practice;
        this.from = from;
        this.to = to;
        this.main =
                desk.version(practice, from).orElseThrow().pack().descriptor().process();
        this.names = new MappingNames(
                desk.version(practice, from).orElseThrow().pack(),
                desk.version(practice, to).orElseThrow().pack(),
                locale,
                texts);
        this.suggested = desk.migrations().mapping(practice, from, to, List.of(), desk.viewer());
        this.now = suggested;
        made.forEach(wish -> wishes.put(key(wish), wish));
        fit();
    }

    /** @param face is told of every change, also of what is looked at */
    void listen(Runnable face) {
        faces.add(face);
    }

    private void tell() {
        List.copyOf(faces).forEach(Runnable::run);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** @return every step, as far as the rest of the choices leaves it */
    List<Mapped> steps() {
        return now.steps();
    }

    /** @return the steps of the other version that steps of the process can become */
    List<Added> targets(String process) {
        return now.targets().stream()
                .filter(target -> target.process().equals(process))
                .toList();
    }

    /** @return the processes that the version draws, the practice's own first */
    List<String> processes() {
        var found =
                new ArrayList<>(steps().stream().map(Mapped::process).distinct().toList());
        found.sort(java.util.Comparator.comparing(process -> !process.equals(main)));
        return found;
    }

    List<Wish> wishes() {
        return List.copyOf(wishes.values());
    }

    @Nullable
    Wish wish(Mapped step) {
        return wishes.get(key(step));
    }

    /** @return id of the step that it becomes, or null */
    @Nullable
    String target(Mapped step) {
        var wish = wish(step);
        return wish == null ? step.to() : wish.to();
    }

    State state(Mapped step) {
        if (refused.containsKey(key(step))) {
            return State.ATTENTION;
        }
        if (wish(step) != null) {
            return State.HAND;
        }
        if (step.to() == null) {
            return step.standing() > 0 ? State.ATTENTION : State.NONE;
        }
        return isRenamed(step) && step.standing() > 0 ? State.ATTENTION : State.OWN;
    }

    /** @return why what is wished for the step cannot be had, or an empty text */
    String refused(Mapped step) {
        return refused.getOrDefault(key(step), "");
    }

    /** @return what cannot be had of the mapping; empty where it can */
    String problem() {
        return problem;
    }

    /** Not drawn any more; what is drawn and cannot be mapped, e.g. an error at a step, is nowhere that a ticket stands. */
    boolean isGone(Mapped step) {
        return step.to() == null
                && now.targets().stream().noneMatch(target -> target.id().equals(step.from()));
    }

    static boolean isRenamed(Mapped step) {
        return step.to() != null && !step.from().equals(step.to());
    }

    /** @param target null: tickets that stand there stay on the old version */
    void wish(Mapped step, @Nullable String target) {
        var restart = wish(step) != null && Objects.requireNonNull(wish(step)).restartTimer();
        put(step, target, restart && target != null);
    }

    /** @param restart whether its timer begins anew, instead of keeping its date */
    void restartTimer(Mapped step, boolean restart) {
        put(step, target(step), restart);
    }

    /** What was guessed is right: it is the owner's word from now on. */
    void confirm(Mapped step) {
        wishes.put(key(step), new Wish(step.process(), step.from(), step.to(), false));
        changed();
    }

    private void put(Mapped step, @Nullable String target, boolean restart) {
        var own = suggestion(step);
        if (!restart && Objects.equals(own, target)) {
            wishes.remove(key(step));
        } else {
            wishes.put(key(step), new Wish(step.process(), step.from(), target, restart));
        }
        changed();
    }

    void reset(Mapped step) {
        wishes.remove(key(step));
        changed();
    }

    private @Nullable String suggestion(Mapped step) {
        return suggested.steps().stream()
                .filter(one -> key(one).equals(key(step)))
                .map(Mapped::to)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void changed() {
        choices = null;
        fit();
        tell();
    }

    /** What is left of the suggestions beside the wishes, and which of the wishes cannot be had. */
    private void fit() {
        refused.clear();
        problem = "";
        try {
            now = names.of(desk.migrations().mapping(practice, from, to, wishes(), desk.viewer()));
        } catch (Refusal impossible) {
            if (impossible.kind() != Refusal.Kind.INVALID) {
                throw impossible;
            }
            var keys = List.copyOf(wishes.keySet());
            for (var error : impossible.errors()) {
                var place = error.field().replaceAll("\\D", "");
                if (!place.isEmpty() && Integer.parseInt(place) < keys.size()) {
                    refused.put(keys.get(Integer.parseInt(place)), ServiceWords.here(error.message()));
                }
            }
            problem = refused.entrySet().stream()
                    .map(one -> name(one.getKey()) + ": " + one.getValue())
                    .reduce((a, b) -> a + " " + b)
                    .orElse(ServiceWords.here(impossible.getMessage()));
        }
        var looked = selected;
        if (looked != null) {
            selected = find(looked.process(), looked.from());
        }
    }

    private String name(Key key) {
        var step = find(key.process(), key.step());
        return step == null ? key.step() : step.fromName();
    }

    @Nullable
    Mapped find(String process, String step) {
        return steps().stream()
                .filter(one -> one.process().equals(process) && one.from().equals(step))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Mapped selected() {
        return selected;
    }

    void select(@Nullable Mapped step) {
        if (!Objects.equals(selected == null ? null : key(selected), step == null ? null : key(step))) {
            selected = step;
            choices = null;
            tell();
        }
    }

    /** @return every element of the other diagram and whether the step that is looked at can become it */
    List<StepChoices.Choice> choices() {
        if (selected == null) {
            return List.of();
        }
        if (choices == null) {
            try {
                var process = selected.process();
                choices =
                        desk
                                .choices()
                                .of(practice, from, to, wishes(), process, selected.from(), desk.viewer())
                                .stream()
                                .map(one -> new StepChoices.Choice(
                                        one.id(),
                                        names.target(process, one.id(), one.name()),
                                        one.kind(),
                                        one.bar(),
                                        one.why()))
                                .toList();
            } catch (Refusal impossible) {
                // Another wish cannot be had: that is said already, and until then nothing more can be chosen.
                choices = List.of();
            }
        }
        return choices;
    }

    private static Key key(Mapped step) {
        return new Key(step.process(), step.from());
    }

    private Key key(Wish wish) {
        return new Key(Objects.requireNonNullElse(wish.process(), main), wish.from());
    }
}
