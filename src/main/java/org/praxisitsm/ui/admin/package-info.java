/** Administration: what people set up once for everybody. */
@NullMarked
package org.praxisitsm.ui.admin;

import org.jspecify.annotations.NullMarked;
