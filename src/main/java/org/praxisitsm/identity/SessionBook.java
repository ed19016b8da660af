package org.praxisitsm.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sessions that are open on this node. Needs nothing: the web server asks for its listeners before there is a database. */
@Component
class SessionBook implements HttpSessionListener {

    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        open.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }

    Set<HttpSession> open() {
        return Set.copyOf(open);
    }

    void forget(HttpSession session) {
        open.remove(session);
    }
}
