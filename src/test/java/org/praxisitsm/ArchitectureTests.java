package org.praxisitsm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import java.util.Set;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps either engine replaceable and time testable. Each rule says what to do when it is broken. */
@AnalyzeClasses(packages = "org.praxisitsm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final DescribedPredicate<JavaClass> CAMUNDA = resideInAPackage("org.camunda..")
            .and(DescribedPredicate.not(resideInAnyPackage(
                    "org.camunda.bpm.dmn..",
                    "org.camunda.bpm.model.dmn..",
                    "org.camunda.bpm.model.xml..",
                    "org.camunda.feel..",
                    "org.camunda.bpm.engine.variable..")))
            .as("the process engine");

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_REAL_TIME = describe(
            "read the time without the clock",
            access -> Set.of(
                                            "java.time.Instant",
                                            "java.time.LocalDate",
                                            "java.time.LocalDateTime",
                                            "java.time.ZonedDateTime",
                                            "java.time.OffsetDateTime")
                                    .contains(access.getTargetOwner().getName())
                            && access.getName().equals("now")
                            && access.getTarget().getFullName().endsWith("now()")
                    || access.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()"));

    @ArchTest
    static final ArchRule theProcessEngineIsImportedInWorkflowOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.praxisitsm.workflow..")
            .should()
            .dependOnClassesThat(CAMUNDA)
            .because("Camunda is past its end of life and must stay replaceable in one package (ADR 0001):"
                    + " ask a service of workflow, or publish an event that it hears");

    private static final DescribedPredicate<JavaAccess<?>> MAKES_A_DATE_FIELD = describe(
            "make a field for dates",
            access -> access.getName().equals("<init>")
                    && access.getTargetOwner()
                            .getName()
                            .matches(
                                    "com\\.vaadin\\.flow\\.component\\.(datepicker|datetimepicker|timepicker)\\.\\w+Picker"));

    @ArchTest
    static final ArchRule tablesAreEvaluatedInRulesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.praxisitsm.rules..", "org.praxisitsm.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.bpm.dmn..", "org.camunda.bpm.model.dmn..", "org.camunda.feel..")
            .because("one place decides how FEEL and tables behave: ask rules.Decisions, or own an interface it"
                    + " fulfils");

    @ArchTest
    static final ArchRule droolsIsImportedInRulesOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.praxisitsm.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("the rule engine must stay replaceable in one package: own a policy interface that rules fulfils");

    @ArchTest
    static final ArchRule screensAreBuiltInUiOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.praxisitsm.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("services must not know how they are shown: return records and let ui render them");

    @ArchTest
    static final ArchRule fieldsForDatesSpeakTheReadersLanguage = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.praxisitsm.ui.components.DateFields")
            .should()
            .accessTargetWhere(MAKES_A_DATE_FIELD)
            .because("left alone they show American dates and English months: ask DateFields");

    @ArchTest
    static final ArchRule internalsOfTheEngineStayInWorkflow = noClasses()
            .that()
            .resideOutsideOfPackage("org.praxisitsm.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..")
            .because("classes named impl change without notice and differ in the forks (ADR 0001)");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a class says in its constructor what it needs, so that a test can give it");

    @ArchTest
    static final ArchRule modulesHaveNoCycles = slices().matching("org.praxisitsm.(*)..")
            .should()
            .beFreeOfCycles()
            .because("arrows run one way (design, the house): the lower module owns an interface and the upper fulfils"
                    + " it");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotBelongToAnyOf(ShiftableClock.class)
            .should()
            .accessTargetWhere(READS_THE_REAL_TIME)
            .because("tests and the demo's history set the clock: inject java.time.Clock");

    @ArchTest
    static final ArchRule rowsAreNotStreamed = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("such a stream keeps its connection until it is closed: list() what is read, page by page");

    @ArchTest
    static final ArchRule datesAreInstants = noClasses()
            .that()
            .resideOutsideOfPackage("org.praxisitsm.workflow..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class)
            .because("an instant has no zone to forget; only the engine's own calls take a java.util.Date");

    @ArchTest
    static final ArchRule onlyWhatMustArriveIsKeptInThePublicationLog = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.praxisitsm.notification..")
            .should()
            .beAnnotatedWith("org.springframework.transaction.event.TransactionalEventListener")
            .orShould()
            .beMetaAnnotatedWith("org.springframework.transaction.event.TransactionalEventListener")
            .because("each event costs a row and a transaction of its own: screens listen through LiveUpdates");
}
