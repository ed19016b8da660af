package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.shared.Refusal;

/** An article to read, in the portal and at the desk: its text and what is known of it, whether it helped, what is wrong with it. */
@CssImport("./portal/portal.css")
public class ArticleReading extends Composite<Div> {

    private final transient Articles articles;
    private final transient Names names;
    private final transient Viewer viewer;
    private final Section judgement = new Section();
    private transient @Nullable Article article;

    public ArticleReading(Articles articles, Names names, Viewer viewer) {
        this.articles = articles;
        this.names = names;
        this.viewer = viewer;
        judgement.setId("article-judgement");
        judgement.addClassNames("px-portal-card", "px-portal-padded", "px-article-judgement");
    }

    public void show(Article it) {
        article = it;
        getContent().removeAll();
        var card = new Div(new ArticleText(it.text()));
        card.addClassNames("px-portal-card", "px-portal-padded", "px-article");
        getContent().add(new H1(it.title()), facts(it), card, judgement);
        judge(it);
    }

    private Component facts(Article it) {
        var facts = new Div();
        facts.addClassNames("px-request-state", "px-article-facts");
        facts.add(
                new Span(getTranslation("portal.article.version", it.version())),
                new Span(
                        new Span(getTranslation("portal.article.published") + " "),
                        new Marks.Time(it.publishedAt()).brief()));
        if (it.reviewAt() != null) {
            facts.add(new Span(
                    new Span(getTranslation("portal.article.review") + " "), new Marks.Time(it.reviewAt()).brief()));
        }
        if (it.service() != null) {
            facts.add(new Span(names.service(it.service())));
        }
        facts.add(new Span(getTranslation("portal.article.readers." + it.readers())));
        facts.add(new Span(getTranslation("portal.article.seen", it.seen(), it.helped())));
        if (it.underReview()) {
            var badge = new Span(getTranslation("portal.article.under-review"));
            badge.addClassNames("px-badge", "warn");
            facts.add(badge);
        }
        return facts;
    }

    private void judge(Article it) {
        judgement.removeAll();
        var said = articles.judgement(it.number(), viewer);
        var ask = new Span(
                said.isEmpty()
                        ? getTranslation("portal.article.helped")
                        : getTranslation(said.get() ? "portal.article.said.yes" : "portal.article.said.no"));
        ask.addClassName("px-strong");
        var yes = answer("portal.yes", true, said.orElse(null));
        var no = answer("portal.no", false, said.orElse(null));
        var row = new Div(ask, yes, no);
        row.addClassName("px-portal-actions");
        judgement.add(row);
        if (articles.canBeFlagged(it)) {
            var flag = new Button(getTranslation("portal.article.flag"), new PxIcon("flag"));
            flag.setId("article-flag");
            flag.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            flag.addClickListener(click -> flagging(it, row));
            row.add(flag);
        }
    }

    private Button answer(String words, boolean helped, @Nullable Boolean said) {
        var button = new Button(
                getTranslation(words),
                click -> Failures.attempt(() -> {
                    article = articles.judge(Objects.requireNonNull(article).number(), helped, viewer);
                    judge(article);
                }));
        button.setId(helped ? "article-helped" : "article-helped-not");
        button.getElement()
                .setAttribute(
                        "aria-pressed", String.valueOf(Boolean.valueOf(helped).equals(said)));
        if (Boolean.valueOf(helped).equals(said)) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private void flagging(Article it, Div row) {
        var why = new TextArea(getTranslation("portal.article.flag.why"));
        why.setId("article-flag-why");
        why.setMaxLength(2_000);
        why.setWidthFull();
        var send = new Button(getTranslation("portal.article.flag.send"));
        send.setId("article-flag-send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            try {
                articles.flag(it.number(), why.getValue(), viewer);
                Toast.done(getTranslation("portal.article.flagged"));
                article = articles.get(it.number(), viewer);
                show(article);
            } catch (Refusal refusal) {
                why.setInvalid(true);
                why.setErrorMessage(ServiceWords.first(refusal));
            } finally {
                send.setEnabled(true);
            }
        });
        var cancel = new Button(getTranslation("portal.cancel"), click -> judge(it));
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var actions = new Div(send, cancel);
        actions.addClassName("px-portal-actions");
        judgement.removeAll();
        judgement.add(why, actions);
        why.focus();
    }
}
