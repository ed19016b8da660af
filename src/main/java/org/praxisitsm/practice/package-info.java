/** Practice packs: descriptor, fields, forms and their validation, the gate, drafts and publication; the actions a diagram may call. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity"})
package org.praxisitsm.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
