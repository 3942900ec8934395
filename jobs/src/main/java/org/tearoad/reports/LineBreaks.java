package org.tearoad.reports;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a printed line may end: where Unicode says, but never within a number. */
final class LineBreaks implements FSTextBreaker {
  private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
  private String text = "";

  @Override
  public void setText(String newText) {
    text = newText;
    places.setText(newText);
  }

  @Override
  public int next() {
    int place = places.next();
    while (place != BreakIterator.DONE && isWithinNumber(place)) {
      place = places.next();
    }
    return place;
  }

  private boolean isWithinNumber(int place) {
    return place > 0
        && place < text.length()
        && ",.−+".indexOf(text.charAt(place - 1)) >= 0
        && Character.isDigit(text.charAt(place));
  }
}
