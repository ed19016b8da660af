package org.praxisitsm.change;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the change calendar looks around a change.
 *
 * @param depth how many relations away an item still matters
 * @param mostItems items that are looked at around a change; what lies behind them is left out
 * @param horizonInDays how far ahead free times are looked for
 */
@ConfigurationProperties("praxis.change")
public record ChangeSettings(
        @DefaultValue("2") int depth, @DefaultValue("2000") int mostItems, @DefaultValue("60") int horizonInDays) {}
