package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/** State, priority, person and time as they look everywhere; lists use the same elements from their templates. */
public final class Marks {

    private Marks() {}

    @Tag("px-state")
    @JsModule("./components/px-marks.ts")
    public static class State extends Component {
        public State(Category category, String label) {
            getElement().setAttribute("category", category.name()).setAttribute("label", label);
        }
    }

    @Tag("px-prio")
    @JsModule("./components/px-marks.ts")
    public static class Priority extends Component {
        public Priority(@Nullable Integer level) {
            getElement().setAttribute("level", level == null ? "" : level.toString());
        }
    }

    @Tag("px-person")
    @JsModule("./components/px-marks.ts")
    public static class Person extends Component {
        public Person(String name) {
            getElement().setAttribute("name", name);
        }

        /** Only the round initials; the name stays in the tooltip. */
        public Person plain() {
            getElement().setAttribute("plain", true);
            return this;
        }

        public Person me(boolean me) {
            getElement().setAttribute("me", me);
            return this;
        }
    }

    /** Few may know of it: so that whoever may does not speak of it where others listen. */
    public static class Confidential extends Span {
        public Confidential() {
            addClassName("px-confidential");
            var words = getTranslation("ticket.confidential.hint");
            getElement()
                    .setAttribute("role", "img")
                    .setAttribute("aria-label", words)
                    .setAttribute("title", words);
            add(new PxIcon("lock"));
        }
    }

    @Tag("px-time")
    @JsModule("./components/px-time.ts")
    public static class Time extends Component {
        public Time(Instant at) {
            getElement().setAttribute("at", at.toString());
        }

        /** Few characters, for narrow columns. */
        public Time brief() {
            getElement().setAttribute("mode", "short");
            return this;
        }

        /** The time of day, with the day where it was not today: for timelines. */
        public Time stamp() {
            getElement().setAttribute("mode", "stamp");
            return this;
        }
    }
}
