/** Figures and reports, each with the list behind it. */
@NullMarked
package org.praxisitsm.ui.insight;

import org.jspecify.annotations.NullMarked;
