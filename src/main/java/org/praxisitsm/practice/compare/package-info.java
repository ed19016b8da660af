/** What two states of a pack do not have in common, in words. */
@NullMarked
package org.praxisitsm.practice.compare;

import org.jspecify.annotations.NullMarked;
