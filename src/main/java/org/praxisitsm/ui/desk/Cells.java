package org.praxisitsm.ui.desk;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.DueChip;

/** Cells of lists as templates: only data goes over the wire, and no component is made for a row. */
final class Cells {

    /** Only where there is something to say, and said as {@link Marks.Confidential} says it. */
    private static final String CONFIDENTIAL = "${item.f ? html`<span class='px-confidential' role='img'"
            + " aria-label=${item.f} title=${item.f}><px-icon name='lock'></px-icon></span>` : ''}";

    private Cells() {}

    static <T> LitRenderer<T> priority(ValueProvider<T, @Nullable Integer> priority) {
        return LitRenderer.<T>of("<px-prio level=${item.p}></px-prio>")
                .withProperty("p", row -> level(priority.apply(row)));
    }

    static <T> LitRenderer<T> number(ValueProvider<T, String> number, Function<T, String> href) {
        return LitRenderer.<T>of("<a class='num' tabindex='-1' router-link href=${item.h}>${item.n}</a>")
                .withProperty("n", number)
                .withProperty("h", href::apply);
    }

    /** On a phone the whole row is one card. */
    static <T> LitRenderer<T> subject(Function<T, RowFacts> facts, ColumnWords<T> words) {
        var names = words.names();
        return LitRenderer.<T>of("<span class='subj' title=${item.s}>"
                        + CONFIDENTIAL + "${item.s}</span><span class='card'><span"
                        + " class='card-top'><px-prio level=${item.p}></px-prio><span class='num'>${item.n}</span><px-state"
                        + " category=${item.c} label=${item.l}></px-state><px-time mode='short'"
                        + " at=${item.a}></px-time></span><span class='card-subj'>"
                        + CONFIDENTIAL + "${item.s}</span><span class='card-end'><span"
                        + " class='soft'>${item.t}</span>"
                        + DueChip.TEMPLATE + "</span></span>")
                .withProperty("s", row -> facts.apply(row).subject())
                .withProperty(
                        "f",
                        row -> facts.apply(row).confidential() ? words.text().apply("ticket.confidential.hint") : "")
                .withProperty("p", row -> level(facts.apply(row).priority()))
                .withProperty("n", row -> facts.apply(row).ticket())
                .withProperty("d", words.due()::apply)
                .withProperty("c", row -> facts.apply(row).category().name())
                .withProperty("l", row -> state(facts.apply(row), words))
                .withProperty("a", row -> facts.apply(row).updatedAt().toString())
                .withProperty("t", row -> {
                    var it = facts.apply(row);
                    var person = names.person(it.requester());
                    return it.task() == null ? person : names.task(it.task()) + " · " + person;
                });
    }

    private static String level(@Nullable Integer priority) {
        return priority == null ? "" : priority.toString();
    }

    private static String state(RowFacts row, ColumnWords<?> words) {
        return words.names().state(row.practice(), row.packVersion(), row.state(), words.locale());
    }

    static <T> LitRenderer<T> soft(ValueProvider<T, String> text) {
        return LitRenderer.<T>of("<span class='soft' title=${item.t}>${item.t}</span>")
                .withProperty("t", text);
    }

    static <T> LitRenderer<T> state(Function<T, RowFacts> facts, ColumnWords<T> words) {
        return LitRenderer.<T>of("<px-state category=${item.c} label=${item.l}></px-state>")
                .withProperty("c", row -> facts.apply(row).category().name())
                .withProperty("l", row -> state(facts.apply(row), words));
    }

    static <T> LitRenderer<T> time(ValueProvider<T, Instant> at) {
        return LitRenderer.<T>of("<span class='time'><px-time mode='short' at=${item.a}></px-time></span>")
                .withProperty("a", row -> at.apply(row).toString());
    }
}
