/** Tickets: number, state, journal, links, attachments, watchers, and the read rows of their open tasks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice"})
package org.praxisitsm.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
