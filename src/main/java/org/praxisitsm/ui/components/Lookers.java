package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.praxisitsm.identity.Viewer;

/** Who looks at which ticket right now, on this node. */
@org.springframework.stereotype.Component
public class Lookers {

    private record Looking(Component screen, Viewer viewer) {}

    private final Map<String, List<Looking>> looking = new ConcurrentHashMap<>();
    private final Live live;

    Lookers(Live live) {
        this.live = live;
    }

    /**
     * The viewer looks at the ticket until the component is detached.
     *
     * @return to end it before
     */
    public Registration enter(String ticket, Viewer viewer, Component screen) {
        var here = new Looking(screen, viewer);
        looking.merge(ticket, List.of(here), Lookers::joined);
        live.tell(topic(ticket));
        var detach = new Registration[1];
        Registration end = Registration.once(() -> {
            detach[0].remove();
            leave(ticket, here);
        });
        detach[0] = screen.addDetachListener(detached -> end.remove());
        return end;
    }

    /** @return names of the others, each once. */
    public List<String> others(String ticket, Viewer viewer) {
        return looking.getOrDefault(ticket, List.of()).stream()
                .map(Looking::viewer)
                .filter(other -> !other.account().equals(viewer.account()))
                .map(Viewer::name)
                .distinct()
                .sorted()
                .toList();
    }

    public static String topic(String ticket) {
        return "presence:" + ticket;
    }

    private void leave(String ticket, Looking here) {
        looking.computeIfPresent(ticket, (any, known) -> {
            var left = known.stream().filter(each -> each != here).toList();
            return left.isEmpty() ? null : left;
        });
        live.tell(topic(ticket));
    }

    private static List<Looking> joined(List<Looking> some, List<Looking> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
