package org.praxisitsm.asset.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what agents and imports may send, {@code praxis.inventory.*}.
 *
 * @param maxMessage largest message as it comes over the wire
 * @param maxUnpacked largest message once decompressed; counted while it is, so that a bomb is stopped there
 * @param maxField most characters of one value
 * @param every how often an agent is told to report
 * @param maxImport largest table or bill of materials that is imported
 * @param maxRows most lines of an imported table
 */
@ConfigurationProperties("praxis.inventory")
public record InventorySettings(
        @DefaultValue("8MB") DataSize maxMessage,
        @DefaultValue("32MB") DataSize maxUnpacked,
        @DefaultValue("65536") int maxField,
        @DefaultValue("24h") Duration every,
        @DefaultValue("32MB") DataSize maxImport,
        @DefaultValue("100000") int maxRows) {

    /** The bounds where nobody has set others. */
    public static InventorySettings usual() {
        return new InventorySettings(
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(32),
                65_536,
                Duration.ofHours(24),
                DataSize.ofMegabytes(32),
                100_000);
    }
}
