package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.NewFile;

/**
 * Files that go along with what a person is about to send. They lie in temporary files of this machine until then, and are
 * gone when the screen is left; what would be refused when it is sent is refused when it is chosen.
 */
public class FileTray extends Composite<Div> {

    /** Most files that go with one report or message. */
    public static final int MOST = 10;

    private final Upload upload;
    private final Div problem = new Div();
    private final transient List<NewFile> files = new ArrayList<>();
    private final transient Consumer<NewFile> examine;

    /**
     * @param largestInBytes of one file
     * @param examine refuses a file that would not be kept
     */
    public FileTray(long largestInBytes, Consumer<NewFile> examine) {
        this.examine = examine;
        upload = new Upload(UploadHandler.toTempFile((meta, file) -> take(meta.fileName(), file)));
        upload.setMaxFiles(MOST);
        upload.setMaxFileSize(Math.toIntExact(largestInBytes));
        upload.setUploadButton(new Button(getTranslation("files.attach"), new PxIcon("clip")));
        upload.setDropLabel(new Span(getTranslation("files.drop")));
        upload.setI18n(Uploads.words(this, MOST, largestInBytes));
        upload.addFileRejectedListener(rejected -> tell(rejected.getFileName() + ": " + rejected.getErrorMessage()));
        upload.addFileRemovedListener(removed -> drop(removed.getFileName()));
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        getContent().addClassName("px-tray");
        getContent().add(upload, problem);
    }

    /** @return what was attached so far, in the order of its arrival. */
    public List<NewFile> files() {
        return List.copyOf(files);
    }

    /** Empties the tray once its files were stored. */
    public void clear() {
        files.forEach(file -> delete(file));
        files.clear();
        upload.clearFileList();
        problem.setVisible(false);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        clear();
    }

    private void take(String name, File arrived) {
        var file = new NewFile(name, arrived.toPath());
        try {
            if (files.size() >= MOST) {
                throw Refusal.invalid("files", getTranslation("files.many", MOST));
            }
            examine.accept(file);
            files.add(file);
            problem.setVisible(false);
        } catch (Refusal refused) {
            delete(file);
            takeOffTheList(name);
            tell(ServiceWords.of(refused));
        }
    }

    private void drop(String name) {
        problem.setVisible(false);
        files.stream().filter(file -> file.name().equals(name)).findFirst().ifPresent(file -> {
            files.remove(file);
            delete(file);
        });
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }

    private void takeOffTheList(String name) {
        upload.getElement().executeJs("this.files = this.files.filter(file => file.name !== $0)", name);
    }

    private static void delete(NewFile file) {
        try {
            Files.deleteIfExists(file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
