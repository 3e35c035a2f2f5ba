package dev.sempre.model.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/// Names and limits of an archive's files. `FORMAT.txt`, which lies in each archive, describes them
/// for people who have nothing but the archive.
public final class ArchiveFormat {
  public static final String README = "README.txt";
  public static final String DESCRIPTION = "FORMAT.txt";
  public static final String KEYS = "keys.pem";
  public static final String ANCHORS = "anchors.csv";
  public static final String SUMMARY = "summary.csv";
  public static final String TOTALS = "totals.csv";
  public static final String MANIFEST = "manifest.json";
  public static final String SIGNATURE = "manifest.sig";

  private static final String RECORDS = "records/";
  private static final String LINES = ".jsonl";
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// More files than an archive has.
  static final int MOST_ENTRIES = 200;

  /// Longest manifest, and longest line of records, in bytes.
  static final int MOST_MANIFEST_BYTES = 4 << 20;

  static final int MOST_LINE_BYTES = 32 << 20;

  /// A file that unpacks to more than so many times its packed length, and to more than
  /// [#SMALL_BYTES], is no list of records.
  static final long MOST_RATIO = 200;

  static final long SMALL_BYTES = 16 << 20;

  private ArchiveFormat() {}

  /// File of a table's records.
  public static String records(String table) {
    return RECORDS + table + LINES;
  }

  /// Table whose records a file has; empty if it is another file.
  static String table(String file) {
    boolean lines = file.startsWith(RECORDS) && file.endsWith(LINES);
    return lines ? file.substring(RECORDS.length(), file.length() - LINES.length()) : "";
  }

  /// Whether a file of that name can be in an archive.
  static boolean isName(String file) {
    return switch (file) {
      case README, DESCRIPTION, KEYS, ANCHORS, SUMMARY, TOTALS, MANIFEST, SIGNATURE -> true;
      default -> TABLE.matcher(table(file)).matches();
    };
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
