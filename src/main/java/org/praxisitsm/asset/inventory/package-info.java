/** What agents, scans, tables and bills of materials report of devices and applications, and how it becomes configuration items. */
@NullMarked
@NamedInterface("inventory")
package org.praxisitsm.asset.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
