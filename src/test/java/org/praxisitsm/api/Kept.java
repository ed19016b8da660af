package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a refused request must leave as it was, and how it is refused. */
final class Kept {

    private static final List<String> TABLES = List.of(
            "ticket",
            "ticket_member",
            "ticket_field",
            "ticket_link",
            "journal_entry",
            "attachment",
            "attachment_chunk",
            "task_entry",
            "api_token",
            "idempotent_request",
            "decision_entry",
            "pack_draft",
            "pack_version",
            "sla_clock",
            "ACT_RU_EXECUTION",
            "ACT_RE_DEPLOYMENT");

    private Kept() {}

    /** How many there are, by table. */
    static Map<String, Long> rows(JdbcClient jdbc) {
        var rows = new LinkedHashMap<String, Long>();
        TABLES.forEach(table -> rows.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }

    /** A problem document as the contract says, whose text names the place. */
    static Client.Answer refused(Client.Answer answer, int status, String place) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:praxis:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank().contains(place);
        return answer;
    }
}
