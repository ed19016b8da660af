package org.praxisitsm.practice;

import java.time.Duration;
import java.util.Map;
import org.praxisitsm.shared.Rhythm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Looks into the folder of packs again and again ({@code praxis.packs.poll}, 30 seconds unless said; zero: only at start). A
 * change is taken up when nothing moved from one look to the next, so that a pack is not read while it is being copied.
 */
@Component
class PackFolderWatch extends Rhythm {

    private final PackFolder folder;
    private final PackInstallation installation;
    private final boolean wanted;
    private String before = "";
    private String takenUp = "";

    PackFolderWatch(
            PackFolder folder, PackInstallation installation, @Value("${praxis.packs.poll:PT30S}") Duration pause) {
        super("pack-folder", pause);
        this.folder = folder;
        this.installation = installation;
        this.wanted = folder.isGiven() && pause.compareTo(Duration.ZERO) > 0;
    }

    @Override
    public synchronized void start() {
        if (wanted) {
            // What lies there now was taken up a moment ago.
            before = folder.look();
            takenUp = before;
            super.start();
        }
    }

    @Override
    protected void round() {
        var now = folder.look();
        if (now.equals(before) && !now.equals(takenUp)) {
            takenUp = now;
            installation.takeUp(Map.of(), folder.read());
        }
        before = now;
    }
}
