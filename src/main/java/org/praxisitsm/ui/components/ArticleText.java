package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote as paragraphs, with {@code #} before a heading, {@code -} before a point and {@code 1.} before a step.
 * Everything else is shown as it was typed: nothing becomes markup.
 */
public class ArticleText extends Composite<Div> {

    private @Nullable Paragraph paragraph;
    private @Nullable HtmlContainer list;

    public ArticleText(String text) {
        getContent().addClassName("px-article-text");
        text.strip().lines().forEach(this::line);
    }

    private void line(String line) {
        var words = line.strip();
        if (words.isEmpty()) {
            end();
        } else if (words.matches("#{1,3} .+")) {
            end();
            getContent().add(new H2(words.replaceFirst("#+ ", "")));
        } else if (words.matches("[-*] .+")) {
            item(UnorderedList.class, words.substring(2));
        } else if (words.matches("\\d{1,3}[.)] .+")) {
            step(words);
        } else {
            paragraph(words);
        }
    }

    private void end() {
        paragraph = null;
        list = null;
    }

    private void paragraph(String words) {
        list = null;
        if (paragraph == null) {
            paragraph = added(new Paragraph());
        } else {
            paragraph.add("\n");
        }
        paragraph.add(words);
    }

    private void item(Class<? extends HtmlContainer> kind, String words) {
        paragraph = null;
        if (!kind.isInstance(list)) {
            list = added(kind == OrderedList.class ? new OrderedList() : new UnorderedList());
        }
        list.add(new ListItem(words));
    }

    /** Steps that a paragraph parts go on with the number that was typed. */
    private void step(String words) {
        var begins = !(list instanceof OrderedList);
        item(OrderedList.class, words.substring(words.indexOf(' ') + 1));
        var number = words.replaceFirst("[.)].*", "");
        if (begins && !number.equals("1") && list != null) {
            list.getElement().setAttribute("start", number);
        }
    }

    private <C extends Component> C added(C component) {
        getContent().add(component);
        return component;
    }
}
