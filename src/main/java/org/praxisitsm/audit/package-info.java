/** The append-only, hash-chained trail of every act, and the log of every decision. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity"})
package org.praxisitsm.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
