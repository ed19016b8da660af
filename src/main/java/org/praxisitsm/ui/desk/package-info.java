/** The agents' screens: my work, tickets, the ticket page. */
@NullMarked
package org.praxisitsm.ui.desk;

import org.jspecify.annotations.NullMarked;
