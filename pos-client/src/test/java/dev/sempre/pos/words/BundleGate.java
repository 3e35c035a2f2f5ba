package dev.sempre.pos.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks at word files and says what is wrong with them.
final class BundleGate {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private final Class<?> beside;
  private final String prefix;

  /// @param prefix of the files' names, before the language's tag
  BundleGate(Class<?> beside, String prefix) {
    this.beside = beside;
    this.prefix = prefix;
  }

  /// Everything that is wrong, one sentence each; empty if nothing is.
  List<String> complaints(Set<String> keys) {
    List<String> complaints = new ArrayList<>();
    Map<Language, Properties> bundles = new TreeMap<>();
    for (Language language : Language.values()) {
      bundles.put(language, Bundle.read(beside, fileName(language)));
      complaints.addAll(doubles(language));
    }
    bundles.forEach((language, texts) -> complaints.addAll(keys(language, texts, keys)));
    Properties reference = Bundle.read(beside, fileName(Language.EN));
    bundles.forEach((language, texts) -> complaints.addAll(texts(language, texts, reference)));
    complaints.sort(Comparator.naturalOrder());
    return complaints;
  }

  private String fileName(Language language) {
    return prefix + language.tag() + ".properties";
  }

  private static List<String> keys(Language language, Properties texts, Set<String> keys) {
    List<String> complaints = new ArrayList<>();
    Set<String> there = texts.stringPropertyNames();
    minus(keys, there).forEach(key -> complaints.add(language + " lacks " + key));
    minus(there, keys).forEach(key -> complaints.add(language + " has the unknown " + key));
    return complaints;
  }

  private static Set<String> minus(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static List<String> texts(Language language, Properties texts, Properties reference) {
    List<String> complaints = new ArrayList<>();
    for (String key : new TreeSet<>(texts.stringPropertyNames())) {
      String text = texts.getProperty(key);
      if (text.isBlank()) {
        complaints.add(language + " says nothing for " + key);
      }
      // MessageFormat would swallow it; the typographic one is right in all four languages.
      if (text.indexOf('\'') >= 0) {
        complaints.add(language + " has a straight apostrophe in " + key);
      }
      String english = reference.getProperty(key);
      if (english != null && !places(text).equals(places(english))) {
        complaints.add(language + " has other places than English in " + key);
      }
    }
    return complaints;
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toSet());
  }

  private List<String> doubles(Language language) {
    List<String> complaints = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String line : lines(fileName(language))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0 && !seen.add(line.substring(0, equals))) {
        complaints.add(language + " says twice " + line.substring(0, equals));
      }
    }
    return complaints;
  }

  private List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
