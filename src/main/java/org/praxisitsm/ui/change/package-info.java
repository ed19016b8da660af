/** The change calendar, its windows, and the change advisory board. */
@NullMarked
package org.praxisitsm.ui.change;

import org.jspecify.annotations.NullMarked;
