package org.praxisitsm.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the demo starts with, {@code praxis.demo.*}.
 *
 * @param history whether a database without tickets gets a history
 * @param tickets how many tickets it has
 */
@ConfigurationProperties("praxis.demo")
record DemoSettings(@DefaultValue("true") boolean history, @DefaultValue("300") int tickets) {}
