package org.praxisitsm.demo;

import java.util.List;
import java.util.Optional;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.identity.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The assets that people of the demo speak of, by the names they use. Where the demo owns nothing, there are none. */
@Component
@Profile("demo")
class Belongings {

    private static final Viewer DIRECTOR = Viewer.system("demo");
    private static final int FEW = 50;

    private final Assets assets;

    Belongings(Assets assets) {
        this.assets = assets;
    }

    /** @return the number of the asset that bears the name */
    Optional<String> named(String name) {
        return assets.list(CiFilter.all().withText(name), null, FEW, null, DIRECTOR).items().stream()
                .filter(row -> row.name().equals(name))
                .map(CiRow::number)
                .findFirst();
    }

    /** @return the number of what the person has of the class */
    Optional<String> had(String account, String ciClass) {
        var filter = CiFilter.all().withPerson(account).withClasses(List.of(ciClass));
        return assets.list(filter, null, 1, null, DIRECTOR).items().stream()
                .map(CiRow::number)
                .findFirst();
    }
}
