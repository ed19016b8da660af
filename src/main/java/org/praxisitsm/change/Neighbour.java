package org.praxisitsm.change;

/**
 * An item that is linked to one of a change by relations with impact.
 *
 * @param ci its id
 * @param through id of the change's own item that it is nearest to
 * @param needed whether the change's item needs it; else it needs the change's item
 * @param steps how many relations lie between, at least 1
 */
record Neighbour(long ci, long through, boolean needed, int steps) {}
