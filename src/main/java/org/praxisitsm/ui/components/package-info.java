/** Small pieces that all screens share. */
@NullMarked
package org.praxisitsm.ui.components;

import org.jspecify.annotations.NullMarked;
