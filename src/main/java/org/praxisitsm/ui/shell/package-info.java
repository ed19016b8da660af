/** The frames that screens stand in: rail and top bar of the desk, bar of the portal, palette and keyboard. */
@NullMarked
package org.praxisitsm.ui.shell;

import org.jspecify.annotations.NullMarked;
