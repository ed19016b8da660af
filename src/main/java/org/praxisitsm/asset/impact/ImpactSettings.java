package org.praxisitsm.asset.impact;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param most configuration items that one impact looks at; what lies farther away is cut off, and the answer says so */
@ConfigurationProperties("praxis.assets.impact")
record ImpactSettings(@DefaultValue("2000") int most) {

    ImpactSettings {
        if (most < 1) {
            throw new IllegalArgumentException("praxis.assets.impact.most must be at least 1");
        }
    }
}
