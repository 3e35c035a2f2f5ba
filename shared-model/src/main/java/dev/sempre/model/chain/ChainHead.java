package dev.sempre.model.chain;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a till tells of one of its chains at each synchronisation, so that somebody else has kept
/// where it stood. Source: R36.
///
/// @param series the series whose chain it is
/// @param number place of its newest record; 0 if there is none
/// @param hash hash of that record, [Seal#NOTHING_BEFORE] if there is none
/// @param differsAt first place that upstream has confirmed and that is not here as it was
///   confirmed; 0 if all are
public record ChainHead(String series, long number, String hash, long differsAt) {
  /// More chains than one till ever has.
  private static final int MOST = 32;

  private static final int MOST_LETTERS = 400;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /// A head with which upstream agrees.
  public ChainHead(String series, long number, String hash) {
    this(series, number, hash, 0);
  }

  /// Whether a text can be the hash of a seal.
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /// The heads as they go over the line, in printable ASCII characters.
  public static String write(List<ChainHead> heads) {
    return heads.stream().limit(MOST).map(ChainHead::word).collect(Collectors.joining(","));
  }

  private String word() {
    String told = URLEncoder.encode(series, StandardCharsets.UTF_8) + ":" + number + ":" + hash;
    return differsAt == 0 ? told : told + ":" + differsAt;
  }

  /// Reads what [#write] has written. What cannot be understood is passed over: a newer till may
  /// say more, and nothing else depends on it.
  public static List<ChainHead> read(String text) {
    List<ChainHead> heads = new ArrayList<>();
    for (String word : text.split(",", MOST + 1)) {
      if (heads.size() < MOST) {
        one(word).ifPresent(heads::add);
      }
    }
    return heads;
  }

  private static Optional<ChainHead> one(String word) {
    String[] parts = word.split(":", -1);
    if (word.length() > MOST_LETTERS || parts.length < 3 || !isHash(parts[2])) {
      return Optional.empty();
    }
    try {
      String series = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      long number = Long.parseLong(parts[1]);
      long differsAt = parts.length > 3 ? Long.parseLong(parts[3]) : 0;
      return series.isBlank() || number < 0 || differsAt < 0
          ? Optional.empty()
          : Optional.of(new ChainHead(series, number, parts[2], differsAt));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
