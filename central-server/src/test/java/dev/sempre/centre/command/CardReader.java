package dev.sempre.centre.command;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A scanner before a printed badge: draws the bars of the picture, 300 dots an inch as an office
/// printer does, and reads them.
final class CardReader {
  private static final double DOTS_PER_MM = 300 / 25.4;
  private static final Pattern BAR = Pattern.compile("M([0-9.]+) ([0-9.]+)h([0-9.]+)v([0-9.]+)h-");

  private CardReader() {}

  static String read(String svg) throws ReaderException {
    int width = (int) (85.6 * DOTS_PER_MM);
    int height = (int) (54 * DOTS_PER_MM);
    int[] dots = new int[width * height];
    Arrays.fill(dots, 0xffffff);
    Matcher bar = BAR.matcher(svg);
    while (bar.find()) {
      int left = dots(bar.group(1));
      int right = dots(Double.parseDouble(bar.group(1)) + Double.parseDouble(bar.group(3)));
      int top = dots(bar.group(2));
      int bottom = dots(Double.parseDouble(bar.group(2)) + Double.parseDouble(bar.group(4)));
      for (int y = top; y < bottom; y++) {
        Arrays.fill(dots, y * width + left, y * width + right, 0);
      }
    }
    return new Code128Reader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots))))
        .getText();
  }

  private static int dots(String millimetres) {
    return dots(Double.parseDouble(millimetres));
  }

  private static int dots(double millimetres) {
    return (int) Math.round(millimetres * DOTS_PER_MM);
  }
}
