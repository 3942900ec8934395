package org.tearoad.samples;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Adds bad copies at an even rate, each kind in its turn, so that a modest log holds all of them.
 */
final class Spoiling {
  private final double rejectRate;
  private final double defectRate;
  private final Deque<Damage> rejects;
  private final Deque<Damage> defects;
  private double rejectsDue;
  private double defectsDue;

  Spoiling(Log log, DirtRates dirt) {
    this.rejectRate = dirt.unreadable();
    this.defectRate = dirt.defects();
    this.rejects = new ArrayDeque<>(Damages.rejects(log));
    this.defects = new ArrayDeque<>(Damages.defects(log));
  }

  void copyBadly(Line line, LogFile file, boolean canCarryDefect) {
    rejectsDue += rejectRate;
    if (rejectsDue >= 1) {
      Damage damage = next(rejects, line, file.lastDay());
      file.addReject(damage.spoiler().spoil(line, file.lastDay()), damage.reason());
      rejectsDue--;
    }
    defectsDue += defectRate;
    if (defectsDue >= 1 && canCarryDefect) {
      Damage damage = next(defects, line, file.lastDay());
      file.addDefect(damage.spoiler().spoil(line, file.lastDay()), damage.reason());
      defectsDue--;
    }
  }

  /** The kind that waits longest and fits this row; it goes to the end of the queue. */
  private static Damage next(Deque<Damage> queue, Line line, int lastDay) {
    for (Iterator<Damage> kinds = List.copyOf(queue).iterator(); kinds.hasNext(); ) {
      Damage kind = kinds.next();
      if (kind.spoiler().spoil(line, lastDay) != null) {
        queue.remove(kind);
        queue.addLast(kind);
        return kind;
      }
    }
    throw new IllegalStateException(
        "Cannot spoil a row: no kind of damage fits, got " + queue.size() + " kinds");
  }
}
