package org.praxisitsm.ticket;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of attachments.
 *
 * @param maxSizeInBytes of one file
 * @param maxPerTicket number of files on one ticket
 * @param maxWaiting number of files that a person has uploaded and not sent yet
 * @param waits how long such a file waits
 * @param refusedTypes media types, as detected from the content, that are never stored
 */
@ConfigurationProperties("praxis.attachments")
public record AttachmentSettings(
        @DefaultValue("26214400") long maxSizeInBytes,
        @DefaultValue("100") int maxPerTicket,
        @DefaultValue("40") int maxWaiting,
        @DefaultValue("P14D") Duration waits,
        @DefaultValue({
                    "application/x-msdownload",
                    "application/x-dosexec",
                    "application/x-executable",
                    "application/x-elf",
                    "application/x-sharedlib",
                    "application/x-msi",
                    "application/java-archive",
                    "application/x-bat",
                    "application/x-sh"
                })
                Set<String> refusedTypes) {}
