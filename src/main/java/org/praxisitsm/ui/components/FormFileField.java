package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FileAnswers;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.shared.Refusal;

/**
 * Files as an answer. Each is kept for whoever fills in the form as soon as it is chosen, so that a draft still has it; what is
 * taken away again, or never sent, is forgotten.
 */
final class FormFileField extends Composite<Div> implements FormPart {

    private final transient Component definition;
    private final transient FormSources sources;
    private final transient @Nullable Viewer viewer;
    private final transient List<Map<String, Object>> files = new ArrayList<>();
    private final Div list = new Div();
    private final Div problem = new Div();
    private final @Nullable Upload upload;
    private transient Runnable changed = () -> {};

    FormFileField(Component definition, String label, FormSources sources) {
        this.definition = definition;
        this.sources = sources;
        this.viewer = sources.viewer().orElse(null);
        var title = new Div(label + (definition.required() ? " *" : ""));
        title.addClassName("px-form-group");
        list.addClassName("px-asked-rows");
        list.getElement().setAttribute("role", "list");
        problem.addClassName("px-asked-rows-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        getContent().addClassName("wide");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", label);
        getContent().add(title);
        if (definition.description() != null) {
            quiet(definition.description());
        }
        getContent().add(list);
        upload = definition.readOnly() || viewer == null ? null : upload();
        if (upload != null) {
            getContent().add(upload);
            if (!definition.traits().accept().isEmpty()) {
                quiet(getTranslation(
                        "form.file.kinds", String.join(", ", definition.traits().accept())));
            }
            if (sources.isTrial()) {
                quiet(getTranslation("form.file.trial"));
            }
        } else if (!definition.readOnly()) {
            quiet(getTranslation("form.file.sign-in"));
        }
        getContent().add(problem);
        write(null);
    }

    private void quiet(String text) {
        var help = new Span(text);
        help.addClassName("px-small");
        getContent().add(help);
    }

    private Upload upload() {
        var kinds = definition.traits().accept();
        var made = new Upload(UploadHandler.toTempFile((meta, file) -> take(meta.fileName(), file)));
        made.setId("file-" + definition.key());
        made.setMaxFileSize(Math.toIntExact(sources.files().largest()));
        if (!kinds.isEmpty()) {
            made.setAcceptedFileTypes(kinds.toArray(String[]::new));
        }
        made.setUploadButton(new Button(getTranslation("files.attach"), new PxIcon("clip")));
        made.setDropLabel(new Span(getTranslation("files.drop")));
        made.setI18n(Uploads.words(this, most(), sources.files().largest()));
        made.addFileRejectedListener(rejected -> complain(rejected.getFileName() + ": " + rejected.getErrorMessage()));
        made.addAllFinishedListener(finished -> made.clearFileList());
        return made;
    }

    private int most() {
        return definition.traits().several() ? FileAnswers.MOST : 1;
    }

    /** A file that arrived; where only one is asked for, it stands in for the one before. */
    void take(String name, File arrived) {
        if (viewer == null) {
            return;
        }
        try {
            if (definition.traits().several() && files.size() >= most()) {
                throw Refusal.invalid("files", getTranslation("files.many", most()));
            }
            var kept = sources.files().keep(name, arrived, definition.traits().accept(), sources.isTrial(), viewer);
            if (!definition.traits().several()) {
                List.copyOf(files).forEach(this::forget);
            }
            files.add(kept);
            complain(null);
            show();
            changed.run();
        } catch (Refusal refused) {
            complain(ServiceWords.first(refused));
        }
    }

    private void forget(Map<String, Object> file) {
        files.remove(file);
        if (viewer != null) {
            sources.files().forget(String.valueOf(file.get("id")), viewer);
        }
    }

    private void show() {
        list.removeAll();
        for (var file : files) {
            var name = String.valueOf(file.get("name"));
            var line = new Div(new PxIcon("clip"), new Span(name));
            line.addClassName("px-row");
            line.getElement().setAttribute("role", "listitem");
            if (upload != null) {
                line.add(away(file, name));
            }
            list.add(line);
        }
        list.setVisible(!files.isEmpty());
    }

    private Button away(Map<String, Object> file, String name) {
        var button = new Button(new PxIcon("close"), click -> {
            forget(file);
            complain(null);
            show();
            changed.run();
        });
        button.setAriaLabel(getTranslation("files.remove") + ": " + name);
        button.setTooltipText(getTranslation("files.remove"));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** @return the files by id and name, or null where there are none */
    @Nullable
    Object read() {
        return files.isEmpty() ? null : List.copyOf(files);
    }

    void write(@Nullable Object value) {
        files.clear();
        if (value instanceof Iterable<?> given) {
            for (var file : given) {
                FileAnswers.ids(List.of(file))
                        .forEach(id -> files.add(new LinkedHashMap<>(FileAnswers.named(id, nameOf(file, id)))));
            }
        }
        show();
    }

    private static String nameOf(Object file, String id) {
        return file instanceof Map<?, ?> members && members.get("name") instanceof String name ? name : id;
    }

    @Override
    public void complain(@Nullable String message) {
        problem.setText(message == null ? "" : ServiceWords.here(message));
        problem.setVisible(message != null);
    }

    @Override
    public void onChange(Runnable reaction) {
        changed = reaction;
    }
}
