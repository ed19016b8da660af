package org.praxisitsm.ticket;

import java.nio.file.Path;

/**
 * A file that is to be kept with a ticket.
 *
 * @param name as its sender calls it
 * @param content where its bytes lie until they are stored
 */
public record NewFile(String name, Path content) {}
