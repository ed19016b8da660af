@NullMarked
package org.praxisitsm.ui.asset;

import org.jspecify.annotations.NullMarked;
