package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.function.Consumer;

/** Fields that take files, in the reader's words. */
public final class Uploads {

    /** Is given a file that arrived in full. */
    @FunctionalInterface
    public interface Arrived {
        void file(String name, byte[] bytes);
    }

    private Uploads() {}

    /**
     * @param most how many files at once
     * @param refused is told of a file that is too large or of another kind
     * @param kinds ends of names, as ".csv"
     * @return a field that forgets each file once it was handed on, so that the next can follow
     */
    public static Upload inMemory(
            String label, int most, long largestInBytes, Arrived arrived, Consumer<String> refused, String... kinds) {
        var upload = new Upload(UploadHandler.inMemory((meta, bytes) -> arrived.file(meta.fileName(), bytes)));
        upload.setMaxFiles(most);
        upload.setMaxFileSize(Math.toIntExact(largestInBytes));
        upload.setAcceptedFileTypes(kinds);
        upload.setUploadButton(new Button(label, new PxIcon("clip")));
        upload.setDropLabel(new Span(upload.getTranslation("files.drop")));
        upload.setI18n(words(upload, most, largestInBytes));
        upload.addFileRejectedListener(
                rejected -> refused.accept(rejected.getFileName() + ": " + rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    /** @return the words of a field that a screen makes for itself */
    public static UploadI18N words(Component reader, int most, long largestInBytes) {
        var errors = new UploadI18N.Error()
                .setTooManyFiles(reader.getTranslation("files.many", most))
                .setFileIsTooBig(reader.getTranslation("files.large", largestInBytes / (1024 * 1024)))
                .setIncorrectFileType(reader.getTranslation("files.kind"));
        var failures = new UploadI18N.Uploading.Error()
                .setServerUnavailable(reader.getTranslation("files.failed"))
                .setUnexpectedServerError(reader.getTranslation("files.failed"))
                .setForbidden(reader.getTranslation("files.failed"));
        var status = new UploadI18N.Uploading.Status()
                .setConnecting(reader.getTranslation("files.connecting"))
                .setStalled(reader.getTranslation("files.stalled"))
                .setProcessing(reader.getTranslation("files.processing"))
                .setHeld(reader.getTranslation("files.held"));
        var time = new UploadI18N.Uploading.RemainingTime()
                .setPrefix(reader.getTranslation("files.left") + " ")
                .setUnknown("");
        var file = new UploadI18N.File()
                .setRemove(reader.getTranslation("files.remove"))
                .setRetry(reader.getTranslation("files.retry"))
                .setStart(reader.getTranslation("files.start"));
        var words = new UploadI18N();
        words.setError(errors);
        words.setFile(file);
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(status)
                .setRemainingTime(time)
                .setError(failures));
        words.setUnits(List.of("B", "kB", "MB", "GB"), 1000);
        return words;
    }
}
