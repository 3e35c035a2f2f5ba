package dev.sempre.centre.organisation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import dev.sempre.model.organisation.BadgeCode;
import java.util.Locale;
import java.util.Map;

/// A badge to print: an SVG picture of the size of a bank card with company, name and Code 128,
/// which every scanner of a till reads. The code does not stand there in letters: nobody is to read
/// it off a card that hangs around a neck.
public final class BadgeCard {
  private static final double WIDTH_MM = 85.6;
  private static final double HEIGHT_MM = 54;
  private static final double BARS_TOP_MM = 30;
  private static final double BARS_HEIGHT_MM = 17;

  /// Bars finer than this are a trial for old scanners and office printers.
  private static final double BAR_MM = 0.27;

  private static final double LINE_MM = 73.6;
  private static final double COMPANY_MM = 4;
  private static final double PERSON_MM = 6;

  /// How wide a letter is at most, on the average of a name in a bold font, to its height.
  private static final double WIDTH_OF_HEIGHT = 0.62;

  private static final int LONGEST_LINE = 40;

  private BadgeCard() {}

  /// The picture.
  ///
  /// @param company full name
  /// @param person what people call whoever wears it
  public static String svg(String company, String person, BadgeCode badge) {
    BitMatrix bars =
        new Code128Writer()
            .encode(badge.text(), BarcodeFormat.CODE_128, 1, 1, Map.of(EncodeHintType.MARGIN, 0));
    double left = (WIDTH_MM - bars.getWidth() * BAR_MM) / 2;
    StringBuilder path = new StringBuilder();
    int x = 0;
    while (x < bars.getWidth()) {
      int begin = x;
      while (x < bars.getWidth() && bars.get(x, 0)) {
        x++;
      }
      if (x > begin) {
        path.append(
            String.format(
                Locale.ROOT,
                "M%.3f %.1fh%.3fv%.1fh-%.3fz",
                left + begin * BAR_MM,
                BARS_TOP_MM,
                (x - begin) * BAR_MM,
                BARS_HEIGHT_MM,
                (x - begin) * BAR_MM));
      } else {
        x++;
      }
    }
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$smm" height="%2$smm" viewBox="0 0 %1$s %2$s">
          <rect x="0.1" y="0.1" width="85.4" height="53.8" rx="3" fill="#fff" stroke="#999" stroke-width="0.2"/>
          <text x="6" y="11" font-family="sans-serif" font-size="%6$.2f">%3$s</text>
          <text x="6" y="22" font-family="sans-serif" font-size="%7$.2f" font-weight="bold">%4$s</text>
          <path d="%5$s" fill="#000"/>
        </svg>
        """,
        WIDTH_MM,
        HEIGHT_MM,
        line(company),
        line(person),
        path,
        height(company, COMPANY_MM),
        height(person, PERSON_MM));
  }

  /// How high letters may be for the line to fit.
  private static double height(String text, double wantedMm) {
    int letters = Math.clamp(text.codePointCount(0, text.length()), 1, LONGEST_LINE);
    return Math.min(wantedMm, LINE_MM / (WIDTH_OF_HEIGHT * letters));
  }

  /// What fits beside each other, as XML.
  private static String line(String text) {
    String fitting =
        text.codePointCount(0, text.length()) <= LONGEST_LINE
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_LINE - 1)) + "…";
    StringBuilder escaped = new StringBuilder();
    fitting
        .codePoints()
        .filter(c -> !Character.isISOControl(c))
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }
}
