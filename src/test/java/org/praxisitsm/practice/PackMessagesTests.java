package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;

/** What a pack has people told: read by language, checked line by line, the same after export and import. */
class PackMessagesTests {

    private static final String OWN = "processes/demo/messages.properties";
    private static final String GERMAN = "processes/demo/messages_de.properties";

    private static PackFiles with(String own, String german) {
        return Packs.demo()
                .with(OWN, own.getBytes(StandardCharsets.UTF_8))
                .with(GERMAN, german.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Tuple> errors(String own) {
        return findings(with(own, "")).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .filter(finding -> finding.file().equals(OWN))
                .map(finding -> Tuple.tuple(finding.rule(), finding.line()))
                .toList();
    }

    private static List<Finding> findings(PackFiles files) {
        var actions = FakeActions.all().stream()
                .map(ServiceAction::signature)
                .collect(Collectors.toMap(Signature::key, Function.identity()));
        return new GateRules(actions, Optional.empty()).check(PackReader.read(files));
    }

    @Test
    void theReadersLanguageComesFirstThenThePacksThenNothing() {
        var pack = PackReader.read(
                with("subject=News\nresolved=It works.\nclosed=Done.\nclosed.subject=Over\n", "resolved=Es geht.\n"));
        var german = pack.in(Locale.GERMANY);
        assertThat(german.message("resolved")).contains("Es geht.");
        assertThat(german.message("closed")).contains("Done.");
        assertThat(german.message("mentioned")).isEmpty();
        assertThat(german.mailSubject("closed")).contains("Over");
        assertThat(german.mailSubject("resolved")).contains("News");
        assertThat(PackReader.read(Packs.demo()).in(Locale.ENGLISH).mailSubject("closed"))
                .isEmpty();
    }

    @Test
    void whatIsNotInAnotherLanguageOfThePackIsNamed() {
        assertThat(untranslated(with("subject=News\nresolved=It works.\nclosed=Done.\n", "resolved=Es geht.\n")))
                .containsExactly("2 messages are not in messages_de.properties, e.g. closed, subject");
        assertThat(untranslated(with("resolved=It works.\n", "resolved=Es geht.\nclosed=Ende.\n")))
                .isEmpty();
        assertThat(untranslated(Packs.demo()
                        .with(OWN, "resolved=It works.".getBytes(StandardCharsets.UTF_8))
                        .with("processes/demo/texts_fr.properties", "name=Exemple".getBytes(StandardCharsets.UTF_8))))
                .contains("1 message is not in messages_fr.properties, e.g. resolved");
    }

    private static List<String> untranslated(PackFiles files) {
        return findings(files).stream()
                .filter(finding -> finding.rule().equals("messages-missing"))
                .map(Finding::message)
                .toList();
    }

    @Test
    void exportAndImportGiveTheSame() {
        var files = with("# Words\nresolved=It works: {text}\n", "resolved=Es geht: {text}\n");
        assertThat(PackFiles.fromZip(files.toZip()).hash()).isEqualTo(files.hash());
        assertThat(PackFiles.fromZip(files.toZip()).bytes(OWN)).isEqualTo(files.bytes(OWN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nobody-told=x              | messages-unknown
            nobody-told.subject=x      | messages-unknown
            draft-changes-wanted=x     | messages-unknown
            resolved={password}        | messages-place
            resolved=${subject.class}  | messages-place
            resolved.subject={quote}   | messages-place
            resolved={subject          | messages-place
            resolved=subject}          | messages-place
            resolved.subject=a\\nBcc: b | messages-control
            resolved=a\\u0007b         | messages-control
            resolved=a\\u00zz          | texts-syntax
            """)
    void whatNobodyIsToldOrCannotBeFilledIsRefusedWithItsLine(String line, String rule) {
        var place = rule.equals("texts-syntax") ? null : 3;
        assertThat(errors("# first\nclosed={number} is done\n" + line + "\n")).contains(Tuple.tuple(rule, place));
    }

    @Test
    void endlessTextsAndKeysThatStandTwiceAreRefused() {
        assertThat(errors("closed=" + "x".repeat(2_001))).containsExactly(Tuple.tuple("messages-long", 1));
        assertThat(errors("closed.subject=" + "x".repeat(151))).containsExactly(Tuple.tuple("messages-long", 1));
        assertThat(errors("closed=a\nclosed=b\n")).containsExactly(Tuple.tuple("texts-twice", 2));
        assertThat(
                        errors(
                                "closed={number}, {subject}, {practice}, {by}, {person}, {task}, {text} {quote}\nsubject={number}"))
                .isEmpty();
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() {
        assertThat(MessageText.filled(
                        "{subject}: {text} {quote}", Map.of("subject", "{text}", "text", "$1 {by}", "quote", "q")))
                .isEqualTo("{text}: $1 {by}");
        assertThat(MessageText.filled("{by} wrote", Map.of())).isEqualTo("wrote");
    }
}
