/** Tables, grids and cases as text that is edited in place, and what their cells alone tell about gaps and overlaps. */
@NullMarked
@NamedInterface("sheet")
package org.praxisitsm.rules.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
