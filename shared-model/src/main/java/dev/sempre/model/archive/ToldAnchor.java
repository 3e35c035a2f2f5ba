package dev.sempre.model.archive;

import dev.sempre.model.chain.ChainHead;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the till has told of its chain, as it lies in an archive: a line of `anchors.csv`.
///
/// @param number place in the chain, from 1
/// @param hash of the record that stood there
/// @param device who has told it
/// @param toldAtMillis by the clock of whoever has kept it
public record ToldAnchor(long number, String hash, String device, long toldAtMillis) {
  private static final String HEAD = Csv.line("number", "hash", "device", "told_at");
  private static final int MOST = 10_000_000;

  /// The file.
  public static String write(List<ToldAnchor> anchors) {
    StringBuilder file = new StringBuilder(HEAD);
    for (ToldAnchor anchor : anchors) {
      file.append(
          Csv.line(
              anchor.number(),
              anchor.hash(),
              anchor.device(),
              Instant.ofEpochMilli(anchor.toldAtMillis()).toString()));
    }
    return file.toString();
  }

  /// @throws IOException if it is no such file
  static List<ToldAnchor> read(String file) throws IOException {
    if (!file.startsWith(HEAD)) {
      throw new IOException("anchors.csv has no head");
    }
    List<ToldAnchor> anchors = new ArrayList<>();
    for (String line : file.substring(HEAD.length()).split(Csv.END, MOST)) {
      if (!line.isEmpty()) {
        anchors.add(one(Csv.cells(line)));
      }
    }
    return anchors;
  }

  private static ToldAnchor one(List<String> cells) throws IOException {
    if (cells.size() != 4 || !ChainHead.isHash(cells.get(1))) {
      throw new IOException("anchors.csv has a line that is no anchor");
    }
    try {
      return new ToldAnchor(
          Long.parseLong(cells.getFirst()),
          cells.get(1),
          cells.get(2),
          Instant.parse(cells.get(3)).toEpochMilli());
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw new IOException("anchors.csv has a line that is no anchor", e);
    }
  }
}
