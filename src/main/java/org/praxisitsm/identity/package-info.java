/** People, groups, roles, sign-in, absences, and the one policy that says who may see what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.praxisitsm.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
