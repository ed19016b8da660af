/** Readers of what a pack brings as YAML, JSON and CSV: limits first, every error with its line. */
@NullMarked
@NamedInterface("reading")
package org.praxisitsm.practice.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
