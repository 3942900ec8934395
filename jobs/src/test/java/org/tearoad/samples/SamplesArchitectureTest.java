package org.tearoad.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SamplesArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tearoad.samples");

  @Test
  void theTruthIsASecondOpinion() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.tearoad.clean..",
            "org.tearoad.facts..",
            "org.tearoad.marts..",
            "org.tearoad.common..",
            "org.apache.spark..")
        .check(CODE);
  }

  @Test
  void noNumberDependsOnTheClockOrOnOtherChance() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.time\\.Clock")
        .check(CODE);
  }
}
