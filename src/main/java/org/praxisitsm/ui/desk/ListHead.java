package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;

/** Title and number of a list, and the button by which new rows announce themselves. */
class ListHead extends Composite<Div> {

    private final H1 title = new H1();
    private final Button news;

    ListHead(Runnable reload) {
        news = new Button(new PxIcon("chevron-up"), click -> reload.run());
        news.setId("list-news");
        news.addThemeNames("tertiary", "small", "accent");
        news.getElement().setAttribute("aria-live", "polite");
        news.setVisible(false);
        getContent().addClassName("px-list-head");
        getContent().add(title, news);
    }

    void show(String text, int count, int cap) {
        var number = new Span(capped(count, cap));
        number.addClassName("px-count");
        title.removeAll();
        title.add(new Span(text), number);
        news.setVisible(false);
    }

    /** @param by how many more or less there are than when the list was read */
    void announce(int by) {
        news.setVisible(true);
        news.setText(by > 0 ? getTranslation("list.new", by) : getTranslation("list.changed"));
    }

    static String capped(int count, int cap) {
        return count >= cap ? (cap - 1) + "+" : Integer.toString(count);
    }
}
