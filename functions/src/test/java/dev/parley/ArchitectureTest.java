package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Dependencies between packages go one way: from lambda to the adapters and the application, and from these to the domain. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("lambda")
            .definedBy("dev.parley.lambda..")
            .layer("aws")
            .definedBy("dev.parley.aws..")
            .layer("application")
            .definedBy("dev.parley.application..")
            .layer("pages")
            .definedBy("dev.parley.pages..")
            .layer("lucene")
            .definedBy("dev.parley.lucene..")
            .layer("domain")
            .definedBy(
                    "dev.parley.articles..",
                    "dev.parley.collecting..",
                    "dev.parley.importing..",
                    "dev.parley.versions..",
                    "dev.parley.extraction..",
                    "dev.parley.facts..",
                    "dev.parley.alerts..",
                    "dev.parley.exports..",
                    "dev.parley.fixity..",
                    "dev.parley.search..",
                    "dev.parley.signin..",
                    "dev.parley.subscriptions..")
            .whereLayer("lambda")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("lambda")
            .whereLayer("lucene")
            .mayOnlyBeAccessedByLayers("lambda", "aws")
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("lambda")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("lambda", "pages", "aws");

    @ArchTest
    static final ArchRule adaptersDependOnPortsOnly = noClasses()
            .that()
            .resideInAPackage("dev.parley.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.application");

    @ArchTest
    static final ArchRule portsDoNotDependOnUseCases = noClasses()
            .that()
            .resideInAPackage("dev.parley.application.ports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.application");

    @ArchTest
    static final ArchRule onlyTheIndexUsesLucene = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.lucene..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule domainDoesNotUseAws = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.aws..", "dev.parley.lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule onlyAdaptersUseTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.parley.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classNamesHaveNoGenericSuffix =
            noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|App)");

    @ArchTest
    static final ArchRule onlyWiringReadsTheEnvironment = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.parley.lambda.Wiring")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    /** Lambda's logger writes JSON with the id of the request. The standard output is for metrics alone. */
    @ArchTest
    static final ArchRule thereIsOneLogger = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.parley.lambda.Wiring")
            .should(ACCESS_STANDARD_STREAMS)
            .orShould(USE_JAVA_UTIL_LOGGING)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule handlersHaveAPublicConstructorWithoutParameters = classes()
            .that()
            .haveSimpleNameEndingWith("Handler")
            .should(new ArchCondition<>("have a public constructor without parameters") {
                @Override
                public void check(JavaClass handler, ConditionEvents events) {
                    var hasConstructor = handler.getConstructors().stream()
                            .anyMatch(c -> c.getRawParameterTypes().isEmpty()
                                    && c.getModifiers().contains(JavaModifier.PUBLIC));
                    if (!hasConstructor) {
                        events.add(
                                SimpleConditionEvent.violated(handler, handler.getName() + " has no such constructor"));
                    }
                }
            });
}
