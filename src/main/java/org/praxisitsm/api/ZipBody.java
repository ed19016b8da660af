package org.praxisitsm.api;

/** The bytes of a zip that was sent; read by {@link Arguments} up to a limit, unpacked by nobody here. */
record ZipBody(byte[] bytes) {}
