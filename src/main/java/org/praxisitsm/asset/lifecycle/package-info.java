/** The life of assets: stock, orders, hand-overs, repair, disposal, stock-take, contracts, licences and what they are worth. */
@NullMarked
@NamedInterface("lifecycle")
package org.praxisitsm.asset.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
