package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;

/** The few questions of the Studio. */
final class PackDialogs {

    private PackDialogs() {}

    static void comment(String key, Consumer<String> then) {
        var dialog = dialog(text(key + ".title"));
        var comment = new TextArea(text("studio.comment"));
        comment.setId("studio-comment");
        comment.setWidthFull();
        comment.setMaxLength(1000);
        comment.focus();
        dialog.add(new Paragraph(text(key + ".hint")), comment);
        confirm(dialog, text(key), false, () -> then.accept(comment.getValue().strip()));
        dialog.open();
    }

    static void discard(Runnable then) {
        var dialog = dialog(text("studio.discard.title"));
        dialog.add(new Paragraph(text("studio.discard.hint")));
        confirm(dialog, text("studio.discard"), true, then);
        dialog.open();
    }

    static void leave(Runnable then) {
        var dialog = dialog(text("studio.leave.title"));
        dialog.add(new Paragraph(text("studio.leave.hint")));
        confirm(dialog, text("studio.leave"), true, then);
        dialog.open();
    }

    /** @param names of the parts that were changed in both windows */
    static void overtaken(String at, List<String> names, Runnable mine, Runnable theirs) {
        var dialog = dialog(text("studio.overtaken.title"));
        dialog.add(
                new Paragraph(UI.getCurrent().getTranslation("studio.overtaken.hint", at, String.join(", ", names))));
        var take = new Button(text("studio.overtaken.theirs"), event -> {
            dialog.close();
            theirs.run();
        });
        take.setId("studio-take-theirs");
        dialog.getFooter().add(take);
        confirm(dialog, text("studio.overtaken.mine"), true, mine);
        dialog.setWidth("520px");
        dialog.open();
    }

    static void replace(String path, Runnable then) {
        var dialog = dialog(text("studio.file.replace.title"));
        dialog.add(new Paragraph(UI.getCurrent().getTranslation("studio.file.replace.hint", path)));
        confirm(dialog, text("studio.file.replace"), true, then);
        dialog.open();
    }

    static void delete(String path, Runnable then) {
        var dialog = dialog(text("studio.file.delete.title"));
        dialog.add(new Paragraph(UI.getCurrent().getTranslation("studio.file.delete.hint", path)));
        confirm(dialog, text("studio.file.delete"), true, then);
        dialog.open();
    }

    private static Dialog dialog(String title) {
        var dialog = new Dialog(title);
        dialog.setWidth("440px");
        dialog.getFooter().add(new Button(text("studio.cancel"), event -> dialog.close()));
        return dialog;
    }

    private static void confirm(Dialog dialog, String label, boolean destructive, Runnable then) {
        var button = new Button(label, event -> {
            dialog.close();
            then.run();
        });
        button.setId("studio-confirm");
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (destructive) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        dialog.getFooter().add(button);
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
