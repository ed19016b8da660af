package org.praxisitsm.ui.asset;

import org.praxisitsm.asset.CiView;
import org.praxisitsm.identity.Viewer;

/**
 * Somebody looking at one item.
 *
 * @param ci as it was read
 * @param changed to be run after the item was changed: the page reads it again
 */
public record CiVisit(CiView ci, Viewer viewer, Runnable changed) {}
