package org.praxisitsm.sla;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sweeper works.
 *
 * @param enabled whether this node sweeps at all
 * @param pause from the end of one round to the start of the next
 * @param threads that handle tickets at the same time
 * @param batch clocks that a thread claims at once
 * @param together tickets that are handled in one transaction: fewer commits, longer locks
 * @param lease how long a claim holds: after it, another node takes over what a dead one had claimed
 */
@ConfigurationProperties("praxis.sla.sweep")
public record SweepSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("2") int threads,
        @DefaultValue("100") int batch,
        @DefaultValue("20") int together,
        @DefaultValue("2m") Duration lease) {}
