/** The Studio: process owners draw, check, approve and publish practice packs. */
@NullMarked
package org.praxisitsm.ui.studio;

import org.jspecify.annotations.NullMarked;
