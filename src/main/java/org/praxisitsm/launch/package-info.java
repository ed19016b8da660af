/** Starts the application from its jar of jars without asking each of them for each class. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.praxisitsm.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
