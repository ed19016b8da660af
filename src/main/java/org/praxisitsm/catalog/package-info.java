/** The service catalogue: services with their criticality, owner and support group. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice"})
package org.praxisitsm.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
