/** The audit page: find, read and prove what was done. */
@NullMarked
package org.praxisitsm.ui.audit;

import org.jspecify.annotations.NullMarked;
