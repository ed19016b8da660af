package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
class DraftsTests {

    private static final Viewer OWNER = viewer("owner", Role.PROCESS_OWNER, "it");
    private static final Viewer SECOND_OWNER = viewer("owner2", Role.PROCESS_OWNER, "it");
    private static final Viewer MANAGER = viewer("manager", Role.MANAGER, "it");
    private static final Viewer HR_OWNER = viewer("hr-owner", Role.PROCESS_OWNER, "hr");
    private static final Viewer AGENT = viewer("agent", Role.AGENT, "it");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(House.class);
    private final Drafts drafts = context.getBean(Drafts.class);
    private final Practices practices = context.getBean(Practices.class);
    private final PackInstallation installation = context.getBean(PackInstallation.class);
    private final House house = context.getBean(House.class);

    @BeforeEach
    void install() {
        installation.takeUp(Map.of("demo", Packs.demo()), Map.of());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void shippedPackIsPublishedOnceAsVersionOne() {
        installation.takeUp(Map.of("demo", Packs.demo()), Map.of());

        assertThat(practices.versions("demo"))
                .extracting(PublishedPack::version)
                .containsExactly(1);
        assertThat(practices.current("demo").orElseThrow().publishedBy()).isEqualTo("system:packs");
        assertThat(house.deployed).containsOnlyOnce("demo 1");
        assertThat(drafts.open("demo", OWNER)).isEmpty();
    }

    @Test
    void uploadIsApprovedByAnotherAndPublishedByteForByte() {
        var zip = changed().toZip();
        var draft = drafts.upload("demo", zip, OWNER);
        assertThat(draft.findings()).noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        drafts.approve("demo", draft.id(), "good", MANAGER);

        var published = drafts.publish("demo", draft.id(), "new name", OWNER);

        assertThat(published.version()).isEqualTo(2);
        assertThat(published.approvedBy()).isEqualTo("manager");
        assertThat(practices.zip("demo", 2)).isEqualTo(zip);
        assertThat(practices.current("demo").orElseThrow().version()).isEqualTo(2);
        assertThat(practices.version("demo", 1)).isPresent();
        assertThat(drafts.find("demo", draft.id(), OWNER).orElseThrow().publishedVersion())
                .isEqualTo(2);
        assertThat(house.acts).contains("draft.uploaded", "draft.approved", "draft.published");
    }

    @Test
    void examplesThatHaveJustPassedAreNotRunAgainToPublishTheSameFiles() {
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);
        house.green = false;
        assertThat(drafts.check("demo", draft.id(), OWNER).isGreen()).isFalse();
        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER)).isInstanceOf(Refusal.class);
        assertThat(house.runs).as("red ones are").isEqualTo(2);
        house.green = true;
        assertThat(drafts.check("demo", draft.id(), OWNER).isGreen()).isTrue();
        assertThat(drafts.check("demo", draft.id(), OWNER).isGreen()).isTrue();
        assertThat(house.runs).as("whoever asks for a run gets one").isEqualTo(4);

        var published = drafts.publish("demo", draft.id(), "", OWNER);

        assertThat(published.version()).isEqualTo(2);
        assertThat(house.runs).isEqualTo(4);
        assertThat(drafts.find("demo", draft.id(), OWNER).orElseThrow().check().results())
                .hasSize(1);
    }

    @Test
    void theAuthorAsksOneOfThoseWhoMayAgreeForAReview() {
        var reviews = context.getBean(DraftReviews.class);
        var draft = drafts.upload("demo", changed().toZip(), OWNER);

        assertThat(reviews.reviewers("demo", draft.id(), OWNER)).containsExactly("manager", "owner2");
        assertThatThrownBy(() -> reviews.ask("demo", draft.id(), "agent", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.INVALID));
        assertThatThrownBy(() -> reviews.ask("demo", draft.id(), "manager", SECOND_OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.FORBIDDEN));

        reviews.ask("demo", draft.id(), "manager", OWNER);

        assertThat(house.acts).contains("draft.review-asked");
    }

    @Test
    void rollingBackPublishesTheOlderFilesByteForByteOnTheSameWay() {
        var first = practices.zip("demo", 1);
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);
        drafts.publish("demo", draft.id(), "new name", OWNER);

        var back = drafts.restore("demo", 1, OWNER);

        assertThat(back.baseVersion()).isEqualTo(2);
        assertThatThrownBy(() -> drafts.publish("demo", back.id(), "", OWNER))
                .as("a second person is asked again")
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
        house.green = false;
        drafts.approve("demo", back.id(), "", MANAGER);
        assertThatThrownBy(() -> drafts.publish("demo", back.id(), "", OWNER))
                .as("and every example is run again")
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
        house.green = true;
        assertThat(drafts.publish("demo", back.id(), "back", OWNER).version()).isEqualTo(3);
        assertThat(practices.zip("demo", 3)).isEqualTo(first);
        assertThat(house.acts).contains("draft.restored");
        assertThatThrownBy(() -> drafts.restore("demo", 3, OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
        assertThatThrownBy(() -> drafts.restore("demo", 1, HR_OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void changesAskedForTakeTheApprovalBackAndStayReadableAfterTheNextSave() {
        var reviews = context.getBean(DraftReviews.class);
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);

        reviews.askForChanges("demo", draft.id(), "The name is too long", SECOND_OWNER);

        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
        var now = drafts.find("demo", draft.id(), OWNER).orElseThrow();
        var path = "processes/demo/practice.yaml";
        drafts.save(draft.id(), path, Packs.demo().bytes(path), now.version(), OWNER);
        assertThat(reviews.of("demo", draft.id(), OWNER))
                .extracting(review -> review.verdict() + " " + review.comment() + " " + review.current())
                .containsExactly("CHANGES_WANTED The name is too long false", "APPROVED good false");
        for (var viewer : List.of(OWNER, HR_OWNER, AGENT)) {
            assertThatThrownBy(() -> reviews.askForChanges("demo", draft.id(), "x", viewer))
                    .as(viewer.account())
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void ofTwoDraftsPublishedAtTheSameMomentOneIsAndTheOtherStaysWhole() throws Exception {
        var one = drafts.upload("demo", changed().toZip(), OWNER);
        var other = drafts.upload("demo", changed().toZip(), SECOND_OWNER);
        drafts.approve("demo", one.id(), "", MANAGER);
        drafts.approve("demo", other.id(), "", MANAGER);
        var together = new java.util.concurrent.CyclicBarrier(2);
        var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
        var results = new ArrayList<java.util.concurrent.Future<String>>();
        for (var draft : List.of(one, other)) {
            results.add(pool.submit(() -> {
                together.await(20, java.util.concurrent.TimeUnit.SECONDS);
                try {
                    return "version "
                            + drafts.publish("demo", draft.id(), "", draft == one ? OWNER : SECOND_OWNER)
                                    .version();
                } catch (Refusal refused) {
                    return refused.kind().name();
                }
            }));
        }
        var said = new ArrayList<String>();
        for (var result : results) {
            said.add(result.get(60, java.util.concurrent.TimeUnit.SECONDS));
        }
        pool.shutdown();

        assertThat(said).containsExactlyInAnyOrder("version 2", "CONFLICT");
        assertThat(practices.versions("demo"))
                .extracting(PublishedPack::version)
                .containsExactly(2, 1);
        var lost = said.get(0).equals("CONFLICT") ? one : other;
        var left = drafts.find("demo", lost.id(), MANAGER).orElseThrow();
        assertThat(left.status()).isEqualTo(Drafts.Status.OPEN);
        assertThat(left.approvedBy())
                .as("still approved: nothing of it was changed")
                .isEqualTo("manager");
    }

    @Test
    void everyShippedPackComesBackFromAZipAsItWas() {
        Packs.ofRepository().forEach((key, files) -> {
            var zip = files.toZip();
            var again = PackFiles.fromZip(zip);
            assertThat(again.paths()).as(key).isEqualTo(files.paths());
            files.paths().forEach(path -> assertThat(again.bytes(path)).as(path).isEqualTo(files.bytes(path)));
            assertThat(again.toZip()).as(key).isEqualTo(zip);
        });
    }

    @Test
    void withoutApprovalNothingIsPublished() {
        var draft = drafts.upload("demo", changed().toZip(), OWNER);

        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
        assertThat(practices.current("demo").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void draftCannotDropTheSecondPersonForItself() {
        var yaml = Packs.YAML + "secondPerson: false\n";
        var draft = drafts.upload(
                "demo", Packs.demo("processes/demo/practice.yaml", yaml).toZip(), OWNER);

        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
    }

    @Test
    void authorCannotApprove() {
        var draft = drafts.upload("demo", changed().toZip(), OWNER);

        assertThatThrownBy(() -> drafts.approve("demo", draft.id(), "mine", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void changeAfterApprovalNeedsANewApproval() {
        var draft = drafts.edit("demo", OWNER);
        var approved = drafts.approve("demo", draft.id(), "good", SECOND_OWNER);
        var path = "processes/demo/practice.yaml";
        var saved = drafts.save(draft.id(), path, changed().bytes(path), approved.version(), OWNER);

        assertThat(saved.approvedBy()).isNull();
        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
    }

    @Test
    void staleSaveIsRefused() {
        var draft = drafts.edit("demo", OWNER);
        var path = "processes/demo/practice.yaml";
        drafts.save(draft.id(), path, changed().bytes(path), draft.version(), OWNER);

        assertThatThrownBy(() -> drafts.save(draft.id(), path, changed().bytes(path), draft.version(), OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
    }

    @Test
    void redCheckKeepsFromPublishing() {
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);
        house.green = false;

        assertThat(drafts.check("demo", draft.id(), OWNER).isGreen()).isFalse();
        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT))
                .hasMessageContaining("expected 1");
    }

    @Test
    void failedDeploymentLeavesNothingBehind() {
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);
        house.deployable = false;

        assertThatThrownBy(() -> drafts.publish("demo", draft.id(), "", OWNER)).hasMessage("engine");
        assertThat(practices.versions("demo")).hasSize(1);
        assertThat(practices.current("demo").orElseThrow().version()).isEqualTo(1);
        assertThat(drafts.find("demo", draft.id(), OWNER).orElseThrow().status())
                .isEqualTo(Drafts.Status.OPEN);
    }

    @Test
    void olderBaseIsRefused() {
        var first = drafts.upload("demo", changed().toZip(), OWNER);
        var second = drafts.upload(
                "demo", Packs.demo("processes/demo/README.md", "Hello").toZip(), OWNER);
        drafts.approve("demo", first.id(), "good", MANAGER);
        drafts.approve("demo", second.id(), "good", MANAGER);
        drafts.publish("demo", first.id(), "", OWNER);

        assertThatThrownBy(() -> drafts.publish("demo", second.id(), "", OWNER))
                .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.CONFLICT));
    }

    @Test
    void othersMayNotDraw() {
        for (var viewer : List.of(HR_OWNER, AGENT)) {
            assertThatThrownBy(() -> drafts.upload("demo", changed().toZip(), viewer))
                    .isInstanceOfSatisfying(Refusal.class, refused(Refusal.Kind.FORBIDDEN));
        }
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        assertThat(drafts.find("demo", draft.id(), AGENT)).isEmpty();
    }

    @Test
    void changedFolderPackBecomesADraftOnce() {
        installation.takeUp(Map.of("demo", Packs.demo()), Map.of("demo", changed()));
        installation.takeUp(Map.of("demo", Packs.demo()), Map.of("demo", changed()));

        assertThat(drafts.open("demo", OWNER)).hasSize(1);
        assertThat(practices.current("demo").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void folderPackWithoutSecondPersonPublishesItself() {
        var yaml = Packs.YAML.replace("demo", "auto").replace("DEM", "AUT") + "secondPerson: false\n";
        var texts = new java.util.LinkedHashMap<String, String>();
        Packs.texts()
                .forEach((path, text) -> texts.put(
                        path.replace("/demo/", "/auto/").replace("demo-", "auto-"), text.replace("demo-", "auto-")));
        texts.put("processes/auto/practice.yaml", yaml);
        installation.takeUp(Map.of(), Map.of("auto", Packs.of(texts)));

        assertThat(practices.current("auto").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void anotherNodeSeesThePublicationAfterASecond() {
        var now = new java.util.concurrent.atomic.AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
        var clock = org.mockito.Mockito.mock(Clock.class);
        org.mockito.Mockito.when(clock.instant()).thenAnswer(call -> now.get());
        var otherNode = new Practices(context.getBean(PackVersions.class), clock);
        assertThat(otherNode.current("demo").orElseThrow().version()).isEqualTo(1);
        var draft = drafts.upload("demo", changed().toZip(), OWNER);
        drafts.approve("demo", draft.id(), "good", MANAGER);
        drafts.publish("demo", draft.id(), "", OWNER);

        now.set(now.get().plusSeconds(1));

        assertThat(otherNode.current("demo").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void nodesStartingAtOncePublishOnce() throws Exception {
        var texts = new java.util.LinkedHashMap<String, String>();
        Packs.texts().forEach((path, text) -> texts.put(path.replace("/demo/", "/twin/"), text));
        texts.put(
                "processes/twin/practice.yaml",
                Packs.YAML.replace("key: demo", "key: twin").replace("DEM", "TWI"));
        var shipped = Map.of("twin", Packs.of(texts));
        var begin = new java.util.concurrent.CyclicBarrier(4);
        var nodes = new ArrayList<java.util.concurrent.Future<?>>();
        var pool = java.util.concurrent.Executors.newFixedThreadPool(4);
        for (int node = 0; node < 4; node++) {
            nodes.add(pool.submit(() -> {
                begin.await();
                installation.takeUp(shipped, Map.of());
                return null;
            }));
        }
        for (var node : nodes) {
            node.get(60, java.util.concurrent.TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(practices.versions("twin")).hasSize(1);
        assertThat(drafts.open("twin", OWNER)).isEmpty();
    }

    @Test
    void newPracticeIsKeptAndPublished() {
        var texts = new java.util.LinkedHashMap<String, String>();
        Packs.texts().forEach((path, text) -> texts.put(path.replace("/demo/", "/more/"), text));
        texts.put(
                "processes/more/practice.yaml",
                Packs.YAML.replace("key: demo", "key: more").replace("DEM", "MOR"));
        var draft = drafts.upload("more", Packs.of(texts).toZip(), OWNER);
        drafts.approve("more", draft.id(), "", MANAGER);

        assertThat(drafts.publish("more", draft.id(), "", OWNER).version()).isEqualTo(1);
    }

    private static PackFiles changed() {
        return Packs.demo("processes/demo/practice.yaml", Packs.YAML.replace("Demo practice", "Better practice"));
    }

    private static java.util.function.Consumer<Refusal> refused(Refusal.Kind kind) {
        return refusal -> assertThat(refusal.kind()).isEqualTo(kind);
    }

    private static Viewer viewer(String account, Role role, String unit) {
        return new Viewer(account, account, unit, Set.of(new Viewer.Grant(role, unit)), Set.of());
    }

    @Configuration
    @EnableTransactionManagement
    @Import({
        Drafts.class,
        DraftStore.class,
        DraftReviewStore.class,
        DraftReviews.class,
        DraftChecks.class,
        PackVersions.class,
        Practices.class,
        Publication.class,
        FolderDrafts.class,
        PackFolder.class,
        PackInstallation.class,
        Gate.class
    })
    static class House {

        final List<String> deployed = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<String> acts = java.util.Collections.synchronizedList(new ArrayList<>());
        int runs;
        boolean green = true;
        boolean deployable = true;

        @EventListener
        void hear(Act act) {
            acts.add(act.act());
        }

        @Bean
        TestDatabase database() {
            return TestDatabase.with("V20261123_0902__practice.sql", "V20261127_1640__draft_review.sql");
        }

        @Bean
        DataSource dataSource(TestDatabase database) {
            return database.source();
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        ServiceAction sendMessage() {
            return FakeActions.sendMessage();
        }

        @Bean
        People people() {
            var people = mock(People.class);
            when(people.accountsWith(Role.PROCESS_OWNER, "it")).thenReturn(List.of("owner", "owner2"));
            when(people.accountsWith(Role.MANAGER, null)).thenReturn(List.of("manager", "owner2"));
            return people;
        }

        @Bean
        PackDeployer deployer() {
            return (pack, version) -> {
                if (!deployable) {
                    throw new IllegalStateException("engine");
                }
                deployed.add(pack.key() + " " + version);
                return "deployment-" + version;
            };
        }

        @Bean
        PackCheck examples() {
            return pack -> {
                runs++;
                return List.of(new PackCheck.Result(
                        PackCheck.Kind.CASE,
                        pack.cases().get(0),
                        "a site",
                        green,
                        green ? "" : "expected 1",
                        List.of()));
            };
        }
    }
}
