package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;

/** Title and number of a list, the button by which new rows announce themselves, and what can be done with the list. */
class ListHead extends Composite<Div> {

    private final H1 title = new H1();
    private final Button news;
    private final Div tools = new Div();

    ListHead(Runnable reload) {
        news = new Button(new PxIcon("chevron-up"), click -> reload.run());
        news.setId("list-news");
        news.addThemeNames("tertiary", "small", "accent");
        news.setVisible(false);
        var place = new Span(news);
        place.getElement().setAttribute("role", "status");
        tools.addClassName("px-list-tools");
        var space = new Span();
        space.addClassName("px-grow");
        getContent().addClassName("px-list-head");
        getContent().add(title, space, place, tools);
    }

    void tools(Component... parts) {
        tools.add(parts);
    }

    void show(String text, int count, int cap) {
        var number = new Span(capped(count, cap));
        number.addClassName("px-count");
        title.removeAll();
        title.add(new Span(text), number);
        news.setVisible(false);
    }

    /** @param fresh how many rows there are that are not shown yet; nothing is said where there is none */
    void announce(int fresh) {
        news.setVisible(fresh > 0);
        news.setText(getTranslation("list.new", fresh));
    }

    static String capped(int count, int cap) {
        return count >= cap ? (cap - 1) + "+" : Integer.toString(count);
    }
}
