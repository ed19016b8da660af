package org.praxisitsm.practice;

import java.nio.file.Path;
import java.time.Duration;

/** A folder of packs that a running application looks into, when the test says so. */
public final class WatchedFolder {

    private final PackFolderWatch watch;

    public WatchedFolder(Path folder, PackInstallation installation) {
        watch = new PackFolderWatch(new PackFolder(folder.toString()), installation, Duration.ofHours(1));
        watch.start();
    }

    /** What moved since the last look lies still now, and is taken up. */
    public void look() {
        watch.round();
        watch.round();
    }

    public void stop() {
        watch.stop();
    }
}
