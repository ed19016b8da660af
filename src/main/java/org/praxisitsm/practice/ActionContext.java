package org.praxisitsm.practice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ticket as an action or a diagram step may see and change it. There are two: the real one, and the one of the
 * sandbox in which scenarios and trial runs happen.
 */
public interface ActionContext {

    /** @return number of the ticket, e.g. INC0000001 */
    String number();

    Pack pack();

    /** @return version of the pack the ticket runs on, or 0 for a draft. */
    int packVersion();

    /** @return id of the element that acts. */
    String activity();

    /** @return account of the person whose act led here, or the component's name, e.g. {@code system:workflow}. */
    default String actor() {
        return "system:workflow";
    }

    /**
     * A value of the ticket by name: an attribute ({@code subject, description, requester, affected, group, assignee,
     * service, priority, state, category, openedAt}) or a field of the practice.
     */
    @Nullable
    Object value(String name);

    /** Sets attributes ({@code group, assignee, service, priority, subject, affected}) and fields of the practice. */
    void change(Map<String, ?> values);

    /** Writes a line into the ticket's journal. */
    void comment(String text, boolean internal);

    /** Tells people (accounts or group keys) about the ticket; {@code topic} names the text in the message bundle. */
    void tell(List<String> recipients, String topic, Map<String, ?> arguments);

    /** People who could take the ticket, as facts for a grid. */
    List<Map<String, Object>> candidates(String group);

    /** Evaluates a grid of the pack; the decision is kept with its inputs and matched rules. */
    Map<String, Object> decideByGrid(String grid, Map<String, ?> inputs);

    /** Sends a message to the process of another ticket, e.g. parent resolved; nothing happens where none waits for it. */
    void signal(String number, String message, Map<String, ?> variables);

    /** @return numbers of tickets linked by the type, e.g. {@code parent-of} */
    List<String> linked(String type);

    /** @return of those, the ones that the ticket's own diagram linked, e.g. the tickets that it opened */
    List<String> linkedByDiagram(String type);

    /** Links this ticket to another. */
    void link(String type, String target);
}
