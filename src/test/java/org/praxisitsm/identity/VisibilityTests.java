package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.identity.Visibility.Facts;
import org.praxisitsm.identity.Visibility.Predicate;

/** Role x practice x relation: what is decided for one ticket is what a list shows. */
@Tag("database")
class VisibilityTests {

    private static final String ME = "me";

    /** A practice with how confidential it is. */
    private enum Practice {
        IT("it", false),
        HR("hr", false),
        HR_CONFIDENTIAL("hr", true);

        private final String unit;
        private final boolean confidential;

        Practice(String unit, boolean confidential) {
            this.unit = unit;
            this.confidential = confidential;
        }
    }

    private enum Relation {
        NONE,
        REQUESTER,
        AFFECTED,
        WATCHER,
        PARTICIPANT,
        ASSIGNEE,
        GROUP_MEMBER;

        boolean takesPart() {
            return this != NONE && this != GROUP_MEMBER;
        }
    }

    private record Cell(Role role, String unit, Practice practice, Relation relation) {

        Viewer viewer() {
            // A member of some group in every cell, or the predicate's clause for groups would hardly be tried.
            var groups = relation == Relation.GROUP_MEMBER ? Set.of("the-group", "other") : Set.of("other");
            return new Viewer(ME, "Me", "it", Set.of(new Grant(role, unit)), groups);
        }

        Viewer viewerWithoutGroups() {
            return new Viewer(ME, "Me", "it", Set.of(new Grant(role, unit)), Set.of());
        }

        Facts facts() {
            return new Facts(
                    practice.unit,
                    practice.confidential,
                    "the-group",
                    relation == Relation.ASSIGNEE ? ME : "somebody",
                    relation.takesPart());
        }

        /** The rules as docs/visibility.md has them, written down a second time. */
        boolean expected() {
            if (relation.takesPart()) {
                return true;
            }
            var covers = unit.equals("*") || unit.equals(practice.unit);
            if (practice.confidential) {
                return relation == Relation.GROUP_MEMBER && role == Role.AGENT && covers;
            }
            var reads = role != Role.REQUESTER && role != Role.APPROVER;
            return relation == Relation.GROUP_MEMBER || reads && covers;
        }
    }

    private final Visibility visibility = new Visibility();
    private final TestDirectory directory = new TestDirectory();

    @TestFactory
    Stream<DynamicTest> decisionAndListAgreeInEveryCell() {
        var cells = new ArrayList<Cell>();
        for (var role : Role.values()) {
            for (var unit : List.of("it", "hr", "*")) {
                for (var practice : Practice.values()) {
                    for (var relation : Relation.values()) {
                        cells.add(new Cell(role, unit, practice, relation));
                    }
                }
            }
        }
        // The four columns that the policy reads, as tickets and tasks both have them.
        directory
                .jdbc
                .sql("create table if not exists listed (id bigint primary key, unit varchar(32), confidential boolean,"
                        + " group_key varchar(64), assignee varchar(64))")
                .update();
        for (var i = 0; i < cells.size(); i++) {
            insert(i, cells.get(i));
        }
        return cells.stream()
                .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> {
                    var id = cells.indexOf(cell);
                    assertThat(visibility.maySee(cell.viewer(), cell.facts())).isEqualTo(cell.expected());
                    assertThat(listed(cell.viewer(), id)).isEqualTo(cell.expected());
                    assertThat(reached(cell.viewer(), id)).isEqualTo(cell.expected());
                    if (cell.relation() != Relation.GROUP_MEMBER) {
                        assertThat(listed(cell.viewerWithoutGroups(), id)).isEqualTo(cell.expected());
                        assertThat(reached(cell.viewerWithoutGroups(), id)).isEqualTo(cell.expected());
                    }
                }));
    }

    @Test
    void confidentialTicketIsHiddenFromAdministratorsAndAuditors() {
        var facts = new Facts("hr", true, "hr-services", null, false);
        for (var role : List.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.MANAGER, Role.PROCESS_OWNER)) {
            assertThat(visibility.maySee(viewer(role, "*"), facts)).isFalse();
            assertThat(visibility.mayWork(viewer(role, "*"), facts)).isFalse();
        }
    }

    @Test
    void agentsOfTheUnitWorkAndReadersOnlyRead() {
        var facts = new Facts("it", false, "network", null, false);
        assertThat(visibility.mayWork(viewer(Role.AGENT, "it"), facts)).isTrue();
        assertThat(visibility.mayWork(viewer(Role.ADMINISTRATOR, "*"), facts)).isTrue();
        assertThat(visibility.mayWork(viewer(Role.AUDITOR, "*"), facts)).isFalse();
        assertThat(visibility.mayWork(viewer(Role.AGENT, "hr"), facts)).isFalse();
    }

    @Test
    void requesterWithAConfirmationTaskDoesNotSeeInternalNotes() {
        var facts = new Facts("hr", true, "hr-services", ME, true);
        assertThat(visibility.mayWork(viewer(Role.REQUESTER, "*"), facts)).isFalse();
        assertThat(visibility.mayWork(viewer(Role.AGENT, "hr"), facts)).isTrue();
    }

    @Test
    void systemSeesAll() {
        assertThat(visibility.predicate(Viewer.system("timer"), "t", "t.id").sql())
                .isEqualTo("1 = 1");
        assertThat(visibility.maySee(Viewer.system("timer"), new Facts("hr", true, null, null, false)))
                .isTrue();
    }

    @Test
    void listOfARequesterIsDrivenByWhatTheyTakePartIn() {
        var predicate = visibility.predicate(viewer(Role.REQUESTER, "*"), "t", "t.id");
        assertThat(predicate.sql()).startsWith("t.id in (select").doesNotContain(" or ");
    }

    private static Viewer viewer(Role role, String unit) {
        return new Viewer(ME, "Me", "it", Set.of(new Grant(role, unit)), Set.of());
    }

    /** Whether a list that merges the ways to see a ticket has it. */
    private boolean reached(Viewer viewer, long id) {
        return visibility.ways(viewer, "t", "t.id").stream().anyMatch(way -> holds(way, id));
    }

    private boolean listed(Viewer viewer, long id) {
        return holds(visibility.predicate(viewer, "t", "t.id"), id);
    }

    private boolean holds(Predicate predicate, long id) {
        return directory
                        .jdbc
                        .sql("select count(*) from listed t where t.id = :id and " + predicate.sql())
                        .params(predicate.parameters())
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void insert(long id, Cell cell) {
        directory
                .jdbc
                .sql("insert into listed (id, unit, confidential, group_key, assignee)"
                        + " values (:id, :unit, :confidential, 'the-group', :assignee)")
                .param("id", id)
                .param("unit", cell.practice().unit)
                .param("confidential", cell.practice().confidential)
                .param("assignee", cell.facts().assignee())
                .update();
        if (cell.relation().takesPart()) {
            directory
                    .jdbc
                    .sql("insert into ticket_member (ticket_id, account, relation) values (:id, :account, :relation)")
                    .param("id", id)
                    .param("account", ME)
                    .param("relation", cell.relation().name())
                    .update();
        }
    }
}
