/** The actions that every pack may call on its ticket. */
@NullMarked
package org.praxisitsm.ticket.actions;

import org.jspecify.annotations.NullMarked;
