/** What generated rule text may name: facts, operators and scores. Public only because rules live in a package of their own. */
@NullMarked
package org.praxisitsm.rules.grid;

import org.jspecify.annotations.NullMarked;
