package org.praxisitsm.sla;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many clocks run by which agreement and calendar: what a change would concern. Only numbers, of whatever ticket. */
@Service
@Transactional(readOnly = true)
public class RunningClocks {

    private final JdbcClient jdbc;
    private final AgreementStore agreements;

    RunningClocks(JdbcClient jdbc, AgreementStore agreements) {
        this.jdbc = jdbc;
        this.agreements = agreements;
    }

    /** @return open clocks by agreement; one range of the index each */
    public Map<String, Integer> byAgreement() {
        var counts = new LinkedHashMap<String, Integer>();
        agreements.keys().forEach(key -> counts.put(key, count("agreement_key", key)));
        return counts;
    }

    public int ofAgreement(String key) {
        return count("agreement_key", key);
    }

    public int ofCalendar(String key) {
        return count("calendar_key", key);
    }

    /** @return names of the agreements whose newest version counts by the calendar */
    public List<String> agreementsBy(String calendar) {
        return agreements.keys().stream()
                .map(key -> agreements.versions(key).get(0).agreement())
                .filter(agreement -> agreement.calendar().equals(calendar)
                        || agreement.targets().stream().anyMatch(target -> calendar.equals(target.calendar())))
                .map(Agreement::name)
                .toList();
    }

    private int count(String column, String key) {
        return jdbc.sql("select count(*) from sla_clock where " + column + " = :key and ended_at is null")
                .param("key", key)
                .query(Integer.class)
                .single();
    }
}
