package org.tearoad;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may depend on whom. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
          .importPackages("org.tearoad");

  private static final String[] LAYERS = {
    "org.tearoad.clean..", "org.tearoad.facts..", "org.tearoad.marts..", "org.tearoad.reports.."
  };

  @Test
  void dataFlowsOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("clean")
        .definedBy("org.tearoad.clean..")
        .layer("facts")
        .definedBy("org.tearoad.facts..")
        .layer("marts")
        .definedBy("org.tearoad.marts..")
        .layer("reports")
        .definedBy("org.tearoad.reports..")
        .whereLayer("clean")
        .mayOnlyBeAccessedByLayers("facts")
        .whereLayer("facts")
        .mayOnlyBeAccessedByLayers("marts")
        .whereLayer("marts")
        .mayOnlyBeAccessedByLayers("reports")
        .whereLayer("reports")
        .mayNotBeAccessedByAnyLayer()
        .check(CODE);
  }

  @Test
  void layersKnowNothingOfRunsCommandsAndSamples() {
    noClasses()
        .that()
        .resideInAnyPackage(LAYERS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tearoad.run..", "org.tearoad.commands..", "org.tearoad.samples..")
        .check(CODE);
  }

  @Test
  void commonKnowsNothingOfShops() {
    noClasses()
        .that()
        .resideInAPackage("org.tearoad.common..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.tearoad..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("org.tearoad.common..")))
        .check(CODE);
  }

  @Test
  void theGeneratorSharesNoRuleWithWhatItTests() {
    noClasses()
        .that()
        .resideInAPackage("org.tearoad.samples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.tearoad.clean..",
            "org.tearoad.facts..",
            "org.tearoad.marts..",
            "org.tearoad.reports..",
            "org.tearoad.run..",
            "org.tearoad.common.columns..",
            "org.tearoad.common.logs..")
        .check(CODE);
  }

  @Test
  void layersTouchNoFilesClocksOrSessions() {
    noClasses()
        .that()
        .resideInAnyPackage(LAYERS)
        // Its interface is a library's, and names a file that is never read.
        .and()
        .doNotHaveSimpleName("SvgDrawer")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.apache\\.spark\\.sql\\.(SparkSession|DataFrameReader|DataFrameWriter)"
                + "|org\\.apache\\.hadoop\\..*|java\\.nio\\.file\\..*|java\\.io\\.File.*"
                + "|java\\.time\\.(Clock|InstantSource)|java\\.util\\.Random|org\\.tearoad\\.common\\.io\\..*")
        .check(CODE);
  }

  @Test
  void layersReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(LAYERS)
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                    "now|currentTimeMillis|nanoTime|current_timestamp|current_date|rand|uuid"
                        + "|monotonically_increasing_id")))
        .check(CODE);
  }

  @Test
  void noProgramStopsItsJvmButMain() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.tearoad.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CODE);
  }

  @Test
  void packagesOfTheJobsHaveNoCycles() {
    slices().matching("org.tearoad.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void packagesOfCommonHaveNoCycles() {
    slices().matching("org.tearoad.common.(*)..").should().beFreeOfCycles().check(CODE);
  }
}
