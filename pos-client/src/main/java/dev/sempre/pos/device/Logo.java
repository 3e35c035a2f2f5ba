package dev.sempre.pos.device;

import com.github.anastaciocintra.escpos.image.CoffeeImage;

/// The shop's picture, as a printer sees it: each dot black or white. Immutable.
public final class Logo implements CoffeeImage {
  /// Taller ones would be a waste of paper.
  public static final int MAX_HEIGHT = 240;

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;
  private static final int HALF = 3 * 128;

  private final int width;
  private final int height;
  private final boolean[] black;

  private Logo(int width, int height, boolean[] black) {
    this.width = width;
    this.height = height;
    this.black = black;
  }

  /// Gives the colour of a dot as 0xAARRGGBB.
  @FunctionalInterface
  public interface Colours {
    int at(int x, int y);
  }

  /// A picture in black and white. What is transparent is white.
  ///
  /// @throws IllegalArgumentException if it has no dots
  public static Logo of(int width, int height, Colours colours) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture without dots");
    }
    boolean[] black = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = colours.at(x, y);
        int light = (argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff);
        black[y * width + x] = (argb >>> 24) > 127 && light < HALF;
      }
    }
    return new Logo(width, height, black);
  }

  /// The picture, made smaller if it is wider than that or taller than [#MAX_HEIGHT].
  Logo noWiderThan(int dots) {
    int wanted = Math.min(width, dots);
    if ((long) height * wanted > (long) MAX_HEIGHT * width) {
      wanted = Math.max(1, (int) ((long) MAX_HEIGHT * width / height));
    }
    if (wanted == width) {
      return this;
    }
    int newWidth = wanted;
    int newHeight = Math.max(1, (int) ((long) height * newWidth / width));
    return of(
        newWidth,
        newHeight,
        (x, y) ->
            getRGB((int) ((long) x * width / newWidth), (int) ((long) y * height / newHeight)));
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public CoffeeImage getSubimage(int x, int y, int w, int h) {
    return of(w, h, (dx, dy) -> getRGB(x + dx, y + dy));
  }

  @Override
  public int getRGB(int x, int y) {
    return black[y * width + x] ? BLACK : WHITE;
  }
}
