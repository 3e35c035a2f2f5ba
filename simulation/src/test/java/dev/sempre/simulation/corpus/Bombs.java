package dev.sempre.simulation.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Bodies that are small on the line and large in memory, or that make a reader go round in
/// circles: what must not lie in a folder as files.
final class Bombs {
  /// Less than the longest body that the centre inflates, so that its length is not what is
  /// refused.
  private static final int BODY = 4 << 20;

  private static final String MALFORMED = "400 MALFORMED_BATCH";
  private static final String TOO_LONG = "413 CONTENT_TOO_LARGE";
  private static final String TOO_MANY = "413 TOO_MANY_RECORDS";

  private Bombs() {}

  /// A body that the centre must refuse.
  ///
  /// @param name what it is
  /// @param gzip the body, compressed
  /// @param verdict what the centre says to it
  record Bomb(String name, byte[] gzip, String verdict) {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    bombs.add(new Bomb("nothing but zeros", gzip(new byte[1 << 20], 64), MALFORMED));
    bombs.add(new Bomb("nothing but blanks", gzip(" ".repeat(1 << 20), 64), TOO_LONG));
    bombs.add(
        new Bomb(
            "compressed three times", gzip(gzip(gzip(new byte[1 << 20], 64), 1), 1), MALFORMED));
    bombs.add(new Bomb("lists in lists", gzip("[", 1 << 20), MALFORMED));
    bombs.add(new Bomb("lists in lists of a batch", filled("{\"tables\":", "[", ""), MALFORMED));
    bombs.add(new Bomb("objects in objects", filled("{\"tables\":", "{\"a\":", ""), MALFORMED));
    bombs.add(new Bomb("a name without end", filled("{\"", "x", ""), MALFORMED));
    bombs.add(
        new Bomb(
            "a number without end", filled("{\"schema\":1", "0", ",\"tables\":[]}"), MALFORMED));
    bombs.add(
        new Bomb(
            "nothing but tables",
            filled(
                "{\"tables\":[{\"table\":\"a\",\"rows\":[]}",
                ",{\"table\":\"a\",\"rows\":[]}",
                "]}"),
            TOO_MANY));
    bombs.add(
        new Bomb(
            "nothing but columns",
            filled(columns("loyalty"), ",\"a\"", "],\"rows\":[" + "[],".repeat(1_999) + "[]]}]}"),
            MALFORMED));
    bombs.add(
        new Bomb(
            "nothing but rows",
            filled("{\"tables\":[{\"table\":\"sale\",\"columns\":[],\"rows\":[[]", ",[]", "]}]}"),
            TOO_MANY));
    bombs.add(
        new Bomb(
            "nothing but rows of a child",
            filled(child("sale_line") + "[]", ",[]", "]]]}]}"),
            TOO_MANY));
    bombs.add(
        new Bomb(
            "nothing but rows of an unknown child",
            filled(child("sale_points") + "[]", ",[]", "]]]}]}"),
            TOO_MANY));
    bombs.add(
        new Bomb(
            "a column of nothing but numbers",
            filled(columns("contact") + ",\"later\"],\"rows\":[[\"a\",[0", ",0", "]]]}]}"),
            TOO_MANY));
    bombs.add(
        new Bomb(
            "a column of nothing but lists",
            filled(columns("contact") + ",\"later\"],\"rows\":[[\"a\",[[]", ",[]", "]]]}]}"),
            TOO_MANY));
    return bombs;
  }

  private static String columns(String table) {
    return "{\"tables\":[{\"table\":\"" + table + "\",\"columns\":[\"id\"";
  }

  private static String child(String name) {
    return columns("sale")
        + "],\"children\":[{\"table\":\""
        + name
        + "\",\"columns\":[]}],\"rows\":[[\"a\",[";
  }

  /// As often the middle as fits into one body.
  private static byte[] filled(String begin, String middle, String end) {
    int room = BODY - begin.length() - end.length();
    return gzip(begin + middle.repeat(room / middle.length()) + end, 1);
  }

  private static byte[] gzip(String text, int times) {
    return gzip(text.getBytes(StandardCharsets.UTF_8), times);
  }

  private static byte[] gzip(byte[] content, int times) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(out)) {
        for (int i = 0; i < times; i++) {
          gzip.write(content);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
