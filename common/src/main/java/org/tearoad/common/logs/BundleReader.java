package org.tearoad.common.logs;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Reads the files of a bundle, one after the other, and tallies each when it is done. */
final class BundleReader implements PartitionReader<ColumnarBatch> {
  private final Configuration hadoop;
  private final LogTally tally;
  private final List<LogFile> files;
  private final FormatReader format;
  private final ColumnarBatch batch;
  private int next;
  private RecordScanner scanner;
  private RecordReader reader;
  private long records;

  BundleReader(
      Configuration hadoop, LogRead read, List<String> names, LogTally tally, List<LogFile> files) {
    this.hadoop = hadoop;
    this.tally = tally;
    this.files = files;
    this.format = FormatReader.of(read, names);
    this.batch = new ColumnarBatch(format.vectors(names));
  }

  @Override
  public boolean next() throws IOException {
    while (reader != null || next < files.size()) {
      if (reader == null) {
        open(files.get(next++));
      }
      if (nextOfFile()) {
        batch.setNumRows(format.rows().count());
        records += format.rows().count();
        return true;
      }
      tally.add(
          new LogTally.FileTally(files.get(next - 1).name(), records, scanner.unknownColumns()));
      close();
    }
    return false;
  }

  private void open(LogFile file) {
    scanner = format.start(file);
    var block = new Block(() -> ByteSource.open(hadoop, file), RecordReader.BLOCK_SIZE);
    reader = new RecordReader(block, scanner, format.rows());
    records = 0;
  }

  private boolean nextOfFile() throws IOException {
    try {
      return reader.next();
    } catch (IOException e) {
      String path = files.get(next - 1).path();
      throw new IOException(
          "Cannot read %s: it broke off at or behind line %d, got %s"
              .formatted(path, scanner.line(), Messages.of(e)),
          e);
    }
  }

  @Override
  public ColumnarBatch get() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
