/** The rules of the gate: small classes that read raw files and say what may not pass. See docs/adr/0003-gate.md. */
@NullMarked
package org.praxisitsm.practice.gate;

import org.jspecify.annotations.NullMarked;
