/** What else is hit when a configuration item fails, and what it stands on itself. */
@NullMarked
@NamedInterface("impact")
package org.praxisitsm.asset.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
