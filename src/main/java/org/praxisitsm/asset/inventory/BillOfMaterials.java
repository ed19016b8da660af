package org.praxisitsm.asset.inventory;

import java.util.List;

/**
 * What an application is built of.
 *
 * @param format e.g. {@code CycloneDX 1.5} or {@code SPDX-2.3}
 * @param serial what the bill says of itself, or empty
 * @param name the application that it is of, or empty
 * @param version of that application, or empty
 * @param components every component that the bill lists, also those within others
 */
public record BillOfMaterials(
        String format, String serial, String name, String version, List<SoftwareItem> components) {}
