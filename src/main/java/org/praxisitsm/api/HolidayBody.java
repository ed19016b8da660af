package org.praxisitsm.api;

import org.praxisitsm.sla.HolidayFile;

/** A file with holidays that was sent as the body; read by {@link Arguments} up to a limit, parsed by nobody here. */
record HolidayBody(HolidayFile file) {}
