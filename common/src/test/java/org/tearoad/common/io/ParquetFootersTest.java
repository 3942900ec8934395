package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tearoad.common.testing.TableText.table;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class ParquetFootersTest {
  private static final StructType SCHEMA =
      StructType.fromDDL("id int, at timestamp, day date, never timestamp");
  private static final List<String> COLUMNS = List.of("at", "day", "never");
  @TempDir Path temporary;

  private Folder folder() {
    return Folder.open(new Configuration(), temporary.toString());
  }

  private void write(SparkSession spark, String name, String text) {
    table(spark, SCHEMA, text).coalesce(1).write().parquet(temporary.resolve(name).toString());
  }

  @Test
  void rowsAndRangesComeFromTheFootersOfAllFiles(SparkSession spark) {
    write(
        spark,
        "month=2015-11",
        """
        id | at                          | day
        1  | 2015-11-11T10:15:30.123456Z | 2015-11-11
        2  | 2015-11-30T23:59:59.999999Z | -
        """);
    write(spark, "month=2015-12", "id | at                   | day\n3 | 1969-12-31T23:59:59Z | -");

    List<ParquetFooter> footers = ParquetFooters.read(folder(), COLUMNS);

    assertThat(footers).extracting(ParquetFooter::rows).containsExactly(2L, 1L);
    assertThat(ParquetFooter.rows(footers)).isEqualTo(3);
    assertThat(ParquetFooter.bytes(footers))
        .isEqualTo(
            footers.stream().mapToLong(f -> Path.of(f.file().toUri()).toFile().length()).sum());
    assertThat(ParquetFooter.range(footers, "at"))
        .contains(
            new ParquetFooter.Range(
                Instant.parse("1969-12-31T23:59:59Z"),
                Instant.parse("2015-11-30T23:59:59.999999Z")));
    Instant day = Instant.parse("2015-11-11T00:00:00Z");
    assertThat(ParquetFooter.range(footers, "day")).contains(new ParquetFooter.Range(day, day));
    assertThat(ParquetFooter.range(footers, "never")).isEmpty();
  }

  @Test
  void anAbsentFolderHasNoFooters() {
    assertThat(ParquetFooters.read(folder().folder("none"), COLUMNS)).isEmpty();
  }

  @Test
  void aFileThatIsNotParquetAndAColumnThatIsNoTimeAreNamed(SparkSession spark) {
    write(spark, "table", "id\n1");
    assertThatIllegalStateException()
        .isThrownBy(() -> ParquetFooters.read(folder(), List.of("id")))
        .withMessageContaining("Cannot read range of id in file:")
        .withMessageContaining("neither instant nor date");

    folder().writeAtomically("table/broken.parquet", "not Parquet at all");
    assertThatIllegalStateException()
        .isThrownBy(() -> ParquetFooters.read(folder(), COLUMNS))
        .withMessageContaining("broken.parquet");
  }
}
