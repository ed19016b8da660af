package org.praxisitsm.ui.desk;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

/** Cells of lists as templates: only data goes over the wire, and no component is made for a row. */
final class Cells {

    private Cells() {}

    static <T> LitRenderer<T> priority(ValueProvider<T, @Nullable Integer> priority) {
        return LitRenderer.<T>of("<px-prio level=${item.p}></px-prio>").withProperty("p", row -> {
            var level = priority.apply(row);
            return level == null ? "" : level.toString();
        });
    }

    static <T> LitRenderer<T> number(ValueProvider<T, String> number) {
        return LitRenderer.<T>of(
                        "<a class='num' tabindex='-1' router-link href=${'desk/tickets/' + item.n}>${item.n}</a>")
                .withProperty("n", number);
    }

    static <T> LitRenderer<T> soft(ValueProvider<T, String> text) {
        return LitRenderer.<T>of("<span class='soft' title=${item.t}>${item.t}</span>")
                .withProperty("t", text);
    }

    static <T> LitRenderer<T> state(ValueProvider<T, Category> category, ValueProvider<T, String> label) {
        return LitRenderer.<T>of("<px-state category=${item.c} label=${item.l}></px-state>")
                .withProperty("c", row -> category.apply(row).name())
                .withProperty("l", label);
    }

    static <T> LitRenderer<T> time(ValueProvider<T, Instant> at) {
        return LitRenderer.<T>of("<span class='time'><px-time mode='short' at=${item.a}></px-time></span>")
                .withProperty("a", row -> at.apply(row).toString());
    }
}
