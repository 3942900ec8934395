package org.tearoad.common.io;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;

/**
 * One Parquet file: its rows, its bytes, first and last value of the columns asked for, and the
 * nulls of each column that has statistics; a column without any value has no range.
 */
public record ParquetFooter(
    Path file, long rows, long bytes, Map<String, Range> ranges, Map<String, Long> nulls) {

  /** First and last instant, both included; a date counts as its midnight in UTC. */
  public record Range(Instant first, Instant last) {
    Range and(Range other) {
      return new Range(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  public ParquetFooter {
    ranges = Map.copyOf(ranges);
    nulls = Map.copyOf(nulls);
  }

  public static long rows(List<ParquetFooter> footers) {
    return footers.stream().mapToLong(ParquetFooter::rows).sum();
  }

  public static long bytes(List<ParquetFooter> footers) {
    return footers.stream().mapToLong(ParquetFooter::bytes).sum();
  }

  /** First and last value of a column over all files; empty when it has no value. */
  public static Optional<Range> range(List<ParquetFooter> footers, String column) {
    return footers.stream()
        .flatMap(f -> Stream.ofNullable(f.ranges.get(column)))
        .reduce(Range::and);
  }

  static ParquetFooter read(Configuration hadoop, FileStatus file, Collection<String> columns) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, hadoop))) {
      Map<String, Range> ranges = new TreeMap<>();
      Map<String, Long> nulls = new TreeMap<>();
      for (BlockMetaData block : reader.getRowGroups()) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          String column = chunk.getPath().toDotString();
          Statistics<?> statistics = chunk.getStatistics();
          if (statistics != null && statistics.isNumNullsSet()) {
            nulls.merge(column, statistics.getNumNulls(), Long::sum);
          }
          if (columns.contains(column)) {
            range(file, chunk).ifPresent(range -> ranges.merge(column, range, Range::and));
          }
        }
      }
      return new ParquetFooter(
          file.getPath(), reader.getRecordCount(), file.getLen(), ranges, nulls);
    } catch (IOException e) {
      throw Folder.failure("read footer of", file.getPath(), e);
    }
  }

  private static Optional<Range> range(FileStatus file, ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk.getStatistics();
    if (statistics != null && statistics.hasNonNullValue()) {
      return Optional.of(
          new Range(
              instant(file, chunk, statistics.genericGetMin()),
              instant(file, chunk, statistics.genericGetMax())));
    }

    boolean allNull =
        statistics != null
            && statistics.isNumNullsSet()
            && statistics.getNumNulls() == chunk.getValueCount();
    if (!allNull) {
      throw new IllegalStateException(
          "Cannot read range of %s: no statistics, got %s"
              .formatted(chunk.getPath().toDotString(), file.getPath()));
    }
    return Optional.empty();
  }

  private static Instant instant(FileStatus file, ColumnChunkMetaData chunk, Object value) {
    LogicalTypeAnnotation type = chunk.getPrimitiveType().getLogicalTypeAnnotation();
    if (type instanceof DateLogicalTypeAnnotation) {
      return Instant.EPOCH.plus((Integer) value, ChronoUnit.DAYS);
    } else if (type instanceof TimestampLogicalTypeAnnotation timestamp) {
      return Instant.EPOCH.plus((Long) value, unit(timestamp));
    }
    throw new IllegalStateException(
        "Cannot read range of %s in %s: neither instant nor date, got %s"
            .formatted(chunk.getPath().toDotString(), file.getPath(), chunk.getPrimitiveType()));
  }

  private static ChronoUnit unit(TimestampLogicalTypeAnnotation timestamp) {
    return switch (timestamp.getUnit()) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }
}
