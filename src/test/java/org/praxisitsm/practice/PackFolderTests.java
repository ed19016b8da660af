package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTests {

    @TempDir
    Path folder;

    private final PackInstallation installation = mock(PackInstallation.class);

    @Test
    void aPackThatAppearsIsTakenUpOnceItLiesStill() throws IOException {
        var watch = watch();
        write("processes/demo/practice.yaml", "key: de");
        watch.round();
        write("processes/demo/practice.yaml", "key: demo");
        watch.round();
        verify(installation, never()).takeUp(any(), any());

        watch.round();
        watch.round();
        verify(installation, times(1)).takeUp(any(), any());
    }

    @Test
    void whatLayThereAtStartIsNotTakenUpAgain() throws IOException {
        write("processes/demo/practice.yaml", "key: demo");
        var watch = watch();
        watch.round();
        watch.round();
        verify(installation, never()).takeUp(any(), any());
    }

    @Test
    void aFileThatGoesIsAChangeToo() throws IOException {
        write("processes/demo/practice.yaml", "key: demo");
        write("rules/demo/x.dmn", "x");
        var watch = watch();
        Files.delete(folder.resolve("rules/demo/x.dmn"));
        watch.round();
        watch.round();
        verify(installation, times(1)).takeUp(any(), any());
    }

    @Test
    void noFolderIsNoReasonNotToStart() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThat(new PackFolder("").read()).isEmpty();
        assertThat(new PackFolder(folder.resolve("nope").toString()).read()).isEmpty();
        assertThat(new PackFolder(file.toString()).read()).isEmpty();
        assertThat(new PackFolder("\0").read()).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "key: demo");
        Files.createDirectories(folder.resolve("processes/demo"));
        Files.createSymbolicLink(folder.resolve("processes/demo/practice.yaml"), secret);
        assertThat(new PackFolder(folder.toString()).read()).isEmpty();
    }

    private PackFolderWatch watch() {
        var watch = new PackFolderWatch(new PackFolder(folder.toString()), installation, Duration.ofHours(1));
        watch.start();
        return watch;
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
