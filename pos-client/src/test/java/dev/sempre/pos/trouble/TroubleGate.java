package dev.sempre.pos.trouble;

import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a registry of troubles against the sources that tell of them, and says what is wrong.
final class TroubleGate {
  /// What each of these says, or turns a refusal into, is told to a person.
  private static final List<String> TELLERS =
      List.of(
          "Notice.java",
          "PinEntry.java",
          "BadgeReader.java",
          "StartViewModel.java",
          "SyncViewModel.java",
          "ShiftMessage.java",
          "PaperViewModel.java",
          "DevicesViewModel.java");

  private static final Pattern TELLING =
      Pattern.compile(
          "\\b(?:Notice\\.(?:hint|problem)|ShiftMessage\\.problem|entry\\.say|badges\\.refuse|TroubleWords\\.(?:brief|grave|coded))"
              + "\\(([^;]*)");
  private static final Pattern WORD = Pattern.compile("\\bWord\\.([A-Z][A-Z0-9_]*)");
  private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{3}");

  /// A code that a text brings along, past the registry.
  private static final Pattern OWN_CODE =
      Pattern.compile("\\([A-Z]+(?:-[A-Z]+)+\\)|\\([A-Z][0-9]{3}\\)");

  private final Map<String, String> sources;
  private final Set<String> news;
  private final BiFunction<Language, Word, String> say;

  /// One trouble, real or planted.
  record Entry(String name, String code, Word what, List<Word> others) {
    static Entry of(Trouble trouble) {
      return new Entry(
          trouble.name(),
          trouble.code(),
          trouble.what(),
          List.of(trouble.safety().sentence(), trouble.remedy(), trouble.helpFrom().sentence()));
    }

    Stream<Word> sentences() {
      return Stream.concat(Stream.of(what), others.stream());
    }
  }

  /// @param sources name of a file > what stands in it, without the registry itself
  /// @param news words that are told in the same places and are no trouble
  /// @param say a word's text in a language; empty if it has none
  TroubleGate(Map<String, String> sources, Set<Word> news, BiFunction<Language, Word, String> say) {
    this.sources = sources;
    this.news = news.stream().map(Word::name).collect(Collectors.toSet());
    this.say = say;
  }

  /// Everything that is wrong, one sentence each; empty if nothing is.
  List<String> complaints(List<Entry> entries) {
    List<String> complaints = new ArrayList<>();
    complaints.addAll(codes(entries));
    complaints.addAll(doubles(entries));
    complaints.addAll(untold(entries));
    complaints.addAll(unregistered(entries));
    entries.forEach(entry -> complaints.addAll(texts(entry)));
    complaints.addAll(ownCodes());
    complaints.sort(Comparator.naturalOrder());
    return complaints;
  }

  private static List<String> codes(List<Entry> entries) {
    List<String> complaints = new ArrayList<>();
    Map<Character, Character> letterByTopic = new HashMap<>();
    for (Entry entry : entries) {
      String code = entry.code();
      if (!CODE.matcher(code).matches()) {
        complaints.add(entry.name() + " has " + code + " for a code");
      } else if (letterByTopic.merge(code.charAt(1), code.charAt(0), (a, _) -> a)
          != code.charAt(0)) {
        complaints.add(code + " has the letter of another topic");
      }
    }
    return complaints;
  }

  private static List<String> doubles(List<Entry> entries) {
    List<String> complaints = new ArrayList<>();
    Map<Object, String> owners = new HashMap<>();
    for (Entry entry : entries) {
      for (Object own : List.of(entry.code(), entry.what())) {
        String owner = owners.putIfAbsent(own, entry.name());
        if (owner != null) {
          complaints.add(owner + " and " + entry.name() + " share " + own);
        }
      }
    }
    return complaints;
  }

  /// A code that no screen can show.
  private List<String> untold(List<Entry> entries) {
    Set<String> used =
        sources.values().stream().flatMap(TroubleGate::words).collect(Collectors.toSet());
    return entries.stream()
        .filter(entry -> !used.contains(entry.what().name()))
        .filter(entry -> sources.values().stream().noneMatch(text -> names(text, entry)))
        .map(entry -> entry.code() + " is told by no screen")
        .toList();
  }

  private static boolean names(String text, Entry entry) {
    return Pattern.compile("\\bTrouble\\." + entry.name() + "\\b").matcher(text).find();
  }

  /// What is told and has no code, and what is called news without being told, or being trouble.
  private List<String> unregistered(List<Entry> entries) {
    List<String> complaints = new ArrayList<>();
    Set<String> registered =
        entries.stream().map(entry -> entry.what().name()).collect(Collectors.toSet());
    Set<String> told = new TreeSet<>();
    for (String teller : TELLERS) {
      String text = sources.get(teller);
      if (text == null) {
        complaints.add("there is no " + teller + " any more");
      } else {
        words(text).forEach(told::add);
      }
    }
    sources.values().forEach(text -> tellings(text).forEach(told::add));
    told.stream()
        .filter(word -> !registered.contains(word) && !news.contains(word))
        .forEach(word -> complaints.add(word + " is told and has no code"));
    news.stream()
        .filter(word -> !told.contains(word) || registered.contains(word))
        .forEach(word -> complaints.add(word + " is called news and is none"));
    return complaints;
  }

  private static Stream<String> tellings(String text) {
    return TELLING.matcher(text).results().flatMap(telling -> words(telling.group(1)));
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(use -> use.group(1));
  }

  private List<String> ownCodes() {
    List<String> complaints = new ArrayList<>();
    for (Language language : Language.values()) {
      for (Word word : Word.values()) {
        if (OWN_CODE.matcher(say.apply(language, word)).find()) {
          complaints.add(word + " has a code of its own in " + language);
        }
      }
    }
    return complaints;
  }

  private List<String> texts(Entry entry) {
    List<String> complaints = new ArrayList<>();
    for (Language language : Language.values()) {
      entry
          .sentences()
          .filter(word -> !say.apply(language, word).endsWith("."))
          .forEach(word ->
              complaints.add(
                  entry.code() + " has no whole sentence in " + language + " for " + word));
    }
    return complaints;
  }
}
