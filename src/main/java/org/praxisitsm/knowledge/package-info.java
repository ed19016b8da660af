/** The reading place: articles that were published, who may read them, and whether they helped. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice", "ticket"})
package org.praxisitsm.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
