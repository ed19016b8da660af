package org.praxisitsm.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world of a rehearsal: who asks for what, and what is known of people, services and groups. */
interface Given {

    String requester();

    String channel();

    /** @return answers to the start form. */
    Map<String, Object> form();

    @Nullable
    String criticality(String service);

    /** @return who answers for the service, or null */
    @Nullable
    String owner(String service);

    boolean isVip(String account);

    /** @return what is known of a person: {@code vip, manager, away, substitute, left}, each if it is. */
    Map<String, Object> person(String account);

    /** @return the people of a group as facts for a grid. */
    List<Map<String, Object>> candidates(String group);

    /** @return what the action answers instead of its own outputs; an {@code error} is thrown. */
    Map<String, Object> action(String key);
}
