package org.praxisitsm.practice;

import java.util.Map;
import org.praxisitsm.practice.DraftRow.Origin;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.practice.PackVersions.PracticeRow;
import org.praxisitsm.shared.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a draft of a pack that lies changed in the folder or in a new release, and publishes it where nobody need agree. */
@Component
class FolderDrafts {

    private static final Logger LOG = LoggerFactory.getLogger(FolderDrafts.class);
    private static final String ACTOR = "system:packs";

    private final PackVersions versions;
    private final DraftStore drafts;
    private final DraftChecks checks;
    private final Publication publication;
    private final ApplicationEventPublisher events;

    FolderDrafts(
            PackVersions versions,
            DraftStore drafts,
            DraftChecks checks,
            Publication publication,
            ApplicationEventPublisher events) {
        this.versions = versions;
        this.drafts = drafts;
        this.checks = checks;
        this.publication = publication;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void takeUp(String key, PackFiles files) {
        var known = versions.practice(key);
        var hash = files.hash();
        if (known.isPresent() && hash.equals(known.get().folderHash())) {
            return;
        }
        var pack = PackReader.read(files, key);
        if (known.isEmpty()) {
            versions.insertPractice(pack.descriptor());
        }
        var before = known.map(PracticeRow::folderHash).orElse(null);
        if (!versions.noteLoaded(key, before, hash)) {
            return;
        }
        var base = known.map(PracticeRow::currentVersion).orElse(0);
        var current = versions.version(key, base);
        if (current.isPresent() && current.get().pack().files().hash().equals(hash)) {
            return;
        }
        draft(
                pack,
                base,
                !pack.descriptor().secondPerson()
                        && !current.map(PublishedPack::pack)
                                .map(Pack::descriptor)
                                .map(PracticeDescriptor::secondPerson)
                                .orElse(false));
    }

    private void draft(Pack pack, int base, boolean alone) {
        var zip = pack.files().toZip();
        var id = drafts.insert(pack.key(), base, zip, Origin.FOLDER, ACTOR);
        publish("draft.uploaded", id, Map.of("practice", pack.key(), "origin", "FOLDER"));
        LOG.info("The pack {} has changed: draft {} waits", pack.key(), id);
        if (alone) {
            publishAlone(drafts.find(id).orElseThrow(), pack);
        }
    }

    private void publishAlone(DraftRow draft, Pack pack) {
        var check = checks.run(draft);
        drafts.saveCheck(draft, check.isGreen(), DraftChecks.toJson(check));
        publish("draft.checked", draft.id(), Map.of("practice", pack.key(), "green", check.isGreen()));
        if (!check.isGreen()) {
            LOG.warn("The pack {} is not published, draft {}: {}", pack.key(), draft.id(), RedCheck.inWords(check));
            return;
        }
        var published = publication.publish(
                new Publication.Order(pack, draft.zip(), draft.baseVersion(), ACTOR, null, "Taken from the folder"));
        drafts.close(drafts.find(draft.id()).orElseThrow(), Status.PUBLISHED, published.version());
        LOG.info("Published {} version {} from the folder", pack.key(), published.version());
        publish("draft.published", draft.id(), Map.of("practice", pack.key(), "version", published.version()));
    }

    private void publish(String act, long id, Map<String, ?> after) {
        events.publishEvent(Act.on(ACTOR, act, "draft", Long.toString(id), after));
    }
}
