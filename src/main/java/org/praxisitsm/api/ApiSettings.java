package org.praxisitsm.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the REST contract, {@code praxis.api.*}.
 *
 * @param maxJson largest JSON body that is read
 * @param maxPack largest pack zip that is read; the pack's own limits are checked after that
 * @param maxNesting how deep arrays and objects of a JSON body may lie in each other
 * @param keysKept how long an idempotency key answers with its first result
 */
@ConfigurationProperties("praxis.api")
record ApiSettings(
        @DefaultValue("1MB") DataSize maxJson,
        @DefaultValue("16MB") DataSize maxPack,
        @DefaultValue("32") int maxNesting,
        @DefaultValue("7d") Duration keysKept) {}
