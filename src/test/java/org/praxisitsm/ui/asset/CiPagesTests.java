package org.praxisitsm.ui.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class CiPagesTests {

    @Test
    void theRouteNamesEveryPageSoThatWhatItShowsIsInTheFrontEnd() {
        var pages = new ClassFileImporter()
                .importPackages("org.praxisitsm.ui").stream()
                        .filter(type -> type.isAssignableTo(CiPage.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();
        assertThat(CiPageView.PAGES).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(pages);
    }
}
