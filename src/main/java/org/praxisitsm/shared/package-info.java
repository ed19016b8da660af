/** Small value types without a home: refusals, pages, identifiers, instants, and the facts that the audit trail hears. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.praxisitsm.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
