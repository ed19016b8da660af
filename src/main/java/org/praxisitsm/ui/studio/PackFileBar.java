package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Uploads;

/** Brings a file from elsewhere into the draft, takes one out of it, or saves one on the own machine. */
@CssImport("./studio/files.css")
class PackFileBar extends Composite<Div> {

    private static final int LARGEST = 1024 * 1024;

    private final transient PackEditing editing;
    private final transient PackFileEditor editor;
    private final Anchor download = new Anchor();
    private final Button delete;

    PackFileBar(PackEditing editing, PackFileEditor editor) {
        this.editing = editing;
        this.editor = editor;
        getContent().addClassName("px-file-bar");
        if (editing.mayDraw()) {
            getContent().add(upload());
        }
        var space = new Span();
        space.addClassName("px-file-space");
        download.add(new PxIcon("download"), new Span(getTranslation("studio.file.download")));
        download.setId("file-download");
        delete = new Button(getTranslation("studio.file.delete"), new PxIcon("close"), event -> delete());
        delete.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        delete.setId("file-delete");
        getContent().add(space, download, delete);
        editor.onChosen(this::show);
        show();
    }

    private Upload upload() {
        var upload = new Upload(UploadHandler.inMemory((meta, bytes) -> editing.bring(meta.fileName(), bytes)));
        upload.setId("file-bring");
        upload.setMaxFileSize(LARGEST);
        upload.setI18n(Uploads.words(upload, 1, LARGEST));
        var button = new Button(getTranslation("studio.file.bring"));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        upload.setUploadButton(button);
        upload.setDropLabel(new Span(getTranslation("studio.file.drop")));
        return upload;
    }

    private void show() {
        var path = editor.path();
        download.setVisible(path != null);
        delete.setVisible(editing.mayDraw() && path != null && !path.endsWith("/practice.yaml"));
        if (path != null) {
            download.setHref(DownloadHandler.fromInputStream(request -> file(editing.pack(), path)));
        }
    }

    /** As it was saved last, byte for byte. */
    private static DownloadResponse file(Pack pack, String path) {
        var bytes = pack.files().bytes(path);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes),
                path.substring(path.lastIndexOf('/') + 1),
                "application/octet-stream",
                bytes.length);
    }

    private void delete() {
        var path = editor.path();
        if (path != null) {
            PackDialogs.delete(path, () -> {
                editing.remove(path);
                editing.go("files", "");
            });
        }
    }
}
