package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real people, services and groups as far as a trial asks for them. What was answered once stays so, and stands in the
 * form in which a scenario writes it.
 */
final class RecordedGiven implements Given {

    private final Map<String, Object> told = new LinkedHashMap<>();
    private final LiveFacts facts;

    RecordedGiven(String requester, Map<String, Object> form, LiveFacts facts) {
        this.facts = facts;
        told.put("requester", requester);
        for (var part : List.of("people", "services", "groups")) {
            told.put(part, new LinkedHashMap<String, Object>());
        }
        told.put("form", new LinkedHashMap<>(form));
    }

    /** @return what was asked for so far, as the {@code given} of a scenario */
    synchronized Map<String, Object> told() {
        var copy = new LinkedHashMap<>(told);
        copy.values().removeIf(part -> part instanceof Map<?, ?> facts && facts.isEmpty());
        return copy;
    }

    private ScenarioFile written() {
        return new ScenarioFile("", "", told, List.of());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> part(String name) {
        return (Map<String, Object>) told.get(name);
    }

    @Override
    public String requester() {
        return written().requester();
    }

    @Override
    public String channel() {
        return written().channel();
    }

    @Override
    public Map<String, Object> form() {
        return written().form();
    }

    @Override
    public synchronized @Nullable String criticality(String service) {
        if (service.isEmpty()) {
            return null;
        }
        if (!part("services").containsKey(service)) {
            var known = facts.criticality(service);
            part("services").put(service, known == null ? Map.of() : Map.of("criticality", known));
        }
        return written().criticality(service);
    }

    /** Asked for by approvals only, and told of then. */
    @Override
    @SuppressWarnings("unchecked")
    public synchronized @Nullable String owner(String service) {
        criticality(service);
        var owner = facts.owner(service);
        if (owner != null) {
            var known =
                    new LinkedHashMap<>((Map<String, Object>) part("services").get(service));
            known.put("owner", owner);
            part("services").put(service, known);
        }
        return written().owner(service);
    }

    @Override
    public synchronized boolean isVip(String account) {
        part("people").computeIfAbsent(account, asked -> new LinkedHashMap<>(Map.of("vip", facts.isVip(asked))));
        return written().isVip(account);
    }

    /** Whom a person reports to is asked for by approvals only, and told of then. */
    @Override
    @SuppressWarnings("unchecked")
    public synchronized Map<String, Object> person(String account) {
        isVip(account);
        var known = (Map<String, Object>) part("people").get(account);
        var manager = facts.manager(account);
        if (manager != null) {
            known.put("manager", manager);
        }
        return written().person(account);
    }

    @Override
    public synchronized List<Map<String, Object>> candidates(String group) {
        part("groups").computeIfAbsent(group, this::described);
        return written().candidates(group);
    }

    private Map<String, Object> described(String group) {
        var described = new LinkedHashMap<String, Object>();
        var lead = facts.lead(group);
        if (lead != null) {
            described.put("lead", lead);
        }
        described.put(
                "members",
                facts.candidates(group).stream().map(RecordedGiven::member).toList());
        return described;
    }

    /** Nothing that rules can do without, and no name. */
    private static Map<String, Object> member(Map<String, Object> fact) {
        var member = new LinkedHashMap<>(fact);
        member.remove("name");
        member.remove("title");
        member.values().removeIf(java.util.Objects::isNull);
        member.remove("isLead", false);
        return member;
    }

    @Override
    public Map<String, Object> action(String key) {
        return Map.of();
    }
}
