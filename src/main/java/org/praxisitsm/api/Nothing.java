package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The body of a request that takes none: {@code {}} or nothing at all. */
@JsonAutoDetect
record Nothing() {}
