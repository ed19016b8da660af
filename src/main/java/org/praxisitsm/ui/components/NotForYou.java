package org.praxisitsm.ui.components;

import com.vaadin.flow.router.NotFoundException;

/** There is such a screen, but not for this person, who sees no difference; the trail does. */
public class NotForYou extends NotFoundException {}
