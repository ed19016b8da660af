package org.praxisitsm.ui.portal;

import org.praxisitsm.practice.FormDefinition;

/**
 * What is still to be asked once an offering is chosen.
 *
 * @param practice the one that provides it
 * @param offering key of what is ordered
 * @param name what the order is called
 * @param offeringKey name of the field that says what is ordered
 * @param form without what the choice has answered already
 */
record OrderForm(String practice, String offering, String name, String offeringKey, FormDefinition form) {}
