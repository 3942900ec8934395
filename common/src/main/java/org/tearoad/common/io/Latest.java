package org.tearoad.common.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The newest release's folder for people and simple readers: a file {@code LATEST} with its name as
 * the only line, and on a local disk a link {@code latest} to it. Both are hints: the commit log
 * decides, they are written after the commit, and the next run repairs them.
 */
public final class Latest {
  private static final String FILE = "LATEST";
  private static final String LINK = "latest";

  private final Folder releases;

  public Latest(Folder releases) {
    this.releases = releases;
  }

  /** The folder that is pointed to; empty before the first release. */
  public Optional<String> read() {
    return releases.readText(FILE).map(String::strip).filter(name -> !name.isEmpty());
  }

  /** Points to a folder directly below the releases, for example {@code release=2015-12-31}. */
  public void write(String name) {
    releases.writeAtomically(FILE, name + "\n");
    if (releases.isLocal()) {
      link(name);
    }
  }

  /** Points to the folder unless that is so already; true when something was changed. */
  public boolean repair(String name) {
    boolean right = read().equals(Optional.of(name)) && (!releases.isLocal() || isLinkedTo(name));
    if (!right) {
      write(name);
    }
    return !right;
  }

  private boolean isLinkedTo(String name) {
    try {
      return Files.readSymbolicLink(releases.local(LINK)).equals(Path.of(name));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A disk without symbolic links has none: readers use the file. */
  private void link(String name) {
    String temporary = Folder.temporaryFor(LINK);
    try {
      Files.createSymbolicLink(releases.local(temporary), Path.of(name));
      Files.move(releases.local(temporary), releases.local(LINK), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UnsupportedOperationException e) {
      releases.deleteTemporary(temporary);
    }
  }
}
