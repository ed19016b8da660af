package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PackPagesTests {

    @Test
    void theRouteNamesEveryPageSoThatItsEditorIsInTheFrontEnd() {
        var pages = new ClassFileImporter()
                .importPackages("org.praxisitsm.ui.studio").stream()
                        .filter(type -> type.isAssignableTo(PackPage.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();
        assertThat(PackView.PAGES).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(pages);
    }
}
