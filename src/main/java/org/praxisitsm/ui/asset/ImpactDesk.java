package org.praxisitsm.ui.asset;

import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.impact.Impacts;
import org.praxisitsm.identity.People;
import org.praxisitsm.ui.components.Names;
import org.springframework.stereotype.Component;

/** What the impact of assets and tickets is shown from. */
@Component
public record ImpactDesk(Impacts impacts, Classes classes, Names names, People people) {}
