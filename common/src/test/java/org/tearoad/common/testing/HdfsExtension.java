package org.tearoad.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a real HDFS, one per JVM, to test methods that ask for a {@link FileSystem}. */
public final class HdfsExtension implements ParameterResolver {

  /** The cluster with the folder of its blocks, which go together. */
  private record Hdfs(MiniDFSCluster cluster, Path folder) implements AutoCloseable {
    static Hdfs start() {
      try {
        Path folder = Files.createTempDirectory("hdfs");
        return new Hdfs(
            new MiniDFSCluster.Builder(new Configuration(), folder.toFile())
                .numDataNodes(1)
                .build(),
            folder);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot start HDFS: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      cluster.shutdown();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FileSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Hdfs hdfs =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Hdfs.class, key -> Hdfs.start(), Hdfs.class);
    try {
      return hdfs.cluster().getFileSystem();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open HDFS: " + e.getMessage(), e);
    }
  }
}
