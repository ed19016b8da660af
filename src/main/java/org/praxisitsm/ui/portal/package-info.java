/** The portal: whoever needs something asks for it, follows it and answers; no group, queue or engine word is shown. */
@NullMarked
package org.praxisitsm.ui.portal;

import org.jspecify.annotations.NullMarked;
