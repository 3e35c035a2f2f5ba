package dev.sempre.pos.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.trouble.TroubleGate.Entry;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroublesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path DOCUMENT = Path.of("../docs/MESSAGES.md");
  private static final Path FRESH = Path.of("target/MESSAGES.md");

  /// Told where troubles are told, and nothing is wrong.
  private static final Set<Word> NEWS =
      Set.of(
          Word.SYNC_ACTION_DONE,
          Word.SYNC_ASKED,
          Word.PAPER_ON_REQUEST,
          Word.PAPER_PRINTING,
          Word.PAPER_PRINTED,
          Word.PAPER_DUPLICATE_PRINTED,
          Word.PAPER_HANDED_OVER,
          Word.PAPER_DUPLICATE_HANDED_OVER,
          Word.PAPER_DROPPED,
          Word.MAIL_SENDING,
          Word.MAIL_SENT,
          Word.PDF_SAVED,
          Word.DEVICES_SAVED,
          Word.DEVICES_TEST_ASKED);

  private static final Map<Language, Words> WORDS = words();

  private static Map<Language, Words> words() {
    Map<Language, Words> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, new Words(language));
    }
    return words;
  }

  private static Words in(Language language) {
    return Objects.requireNonNull(WORDS.get(language));
  }

  private static String say(Language language, Word word) {
    return in(language).say(word);
  }

  private static List<Entry> registry() {
    return Arrays.stream(Trouble.values()).map(Entry::of).toList();
  }

  @Test
  void whatIsToldHasACodeAndFourSentencesAndEachCodeIsTold() throws IOException {
    assertThat(new TroubleGate(sources(), NEWS, TroublesTest::say).complaints(registry()))
        .isEmpty();
  }

  @Test
  void plantedTroublesAreFound() {
    List<Entry> planted =
        List.of(
            entry("FULL", "D401", Word.FAILED_DISK_FULL),
            entry("BUSY", "D401", Word.FAILED_DATA_BUSY),
            entry("FAULT", "S403", Word.FAILED_DISK_FAULT),
            entry("FULL_TOO", "D404", Word.FAILED_DISK_FULL),
            entry("SHOUTED", "d5", Word.SELL_UNKNOWN_CODE),
            entry("FORGOTTEN", "D406", Word.LOGIN_BROKE),
            entry("BY_NAME", "D407", Word.BLOCKED_BUSY));
    Map<String, String> sources =
        Map.of(
            "Notice.java",
            "case A -> Word.FAILED_DISK_FULL; case B -> Word.FAILED_DATA_BUSY;",
            "PinEntry.java",
            "Word.FAILED_DISK_FAULT",
            "StartViewModel.java",
            "message.set(Word.START_BROKE)",
            "Keys.java",
            "sell.say(Notice.hint(lies ? Word.SELL_UNKNOWN_CODE : Word.SELL_MONEY_LIES));"
                + " badges.refuse(entry::say, Word.SELL_NOT_A_FIGURE); Word.MENU;",
            "BlockedView.java",
            "new TroublePane(Trouble.BY_NAME, words)");
    TroubleGate gate =
        new TroubleGate(
            sources,
            Set.of(Word.START_BROKE, Word.SYNC_ASKED, Word.FAILED_DATA_BUSY),
            (language, word) ->
                language == Language.FR && word == Word.BLOCKED_BUSY
                    ? ""
                    : language == Language.IT && word == Word.MENU
                        ? "It is so (MENU-GONE)."
                        : "It is so.");
    assertThat(gate.complaints(planted))
        .containsExactly(
            "D406 is told by no screen",
            "D407 has no whole sentence in FR for BLOCKED_BUSY",
            "FAILED_DATA_BUSY is called news and is none",
            "FULL and BUSY share D401",
            "FULL and FULL_TOO share FAILED_DISK_FULL",
            "MENU has a code of its own in IT",
            "S403 has the letter of another topic",
            "SELL_MONEY_LIES is told and has no code",
            "SELL_NOT_A_FIGURE is told and has no code",
            "SHOUTED has d5 for a code",
            "SYNC_ASKED is called news and is none",
            "there is no BadgeReader.java any more",
            "there is no DevicesViewModel.java any more",
            "there is no PaperViewModel.java any more",
            "there is no ShiftMessage.java any more",
            "there is no SyncViewModel.java any more");
  }

  private static Entry entry(String name, String code, Word what) {
    return new Entry(name, code, what, List.of(Word.DO_TRY_AGAIN));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void aTroubleIsFoundByWhatTheScreenSays(Trouble trouble) {
    assertThat(Trouble.of(trouble.what())).contains(trouble);
  }

  @Test
  void whatIsNoTroubleIsSaidAlone() {
    assertThat(Trouble.of(Word.SYNC_ASKED)).isEmpty();
    assertThat(TroubleWords.coded(in(Language.EN), Word.CHANGE_TITLE)).isEqualTo("Paid");
  }

  @Test
  void theLineSaysWhatHappenedAndWhatToDoAndAboutMoneyWhereItMatters() {
    Words english = in(Language.EN);
    assertThat(TroubleWords.brief(english, Word.SELL_UNKNOWN_CODE, "123"))
        .isEqualTo("No item has the code 123. Look for it by name, or go on scanning.");
    assertThat(TroubleWords.grave(english, Word.FAILED_DISK_FULL))
        .isEqualTo(
            "Not saved: the disk is full. No money was taken at this step, and the ticket is as you"
                + " see it. Free some room, then try again.");
    assertThat(TroubleWords.coded(english, Word.LOGIN_WAIT, "1 min 30 s"))
        .isEqualTo("Too many wrong PINs. Try again in 1 min 30 s, or ask the manager.\u00a0(L302)");
  }

  @Test
  void theDocumentIsAsTheRegistrySays() throws IOException {
    String fresh = new MessagesDocument().write();
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, fresh);
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("docs/MESSAGES.md is stale: put pos-client/target/MESSAGES.md in its place")
        .isEqualTo(fresh);
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !isRegistry(file))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(),
                  TroublesTest::read,
                  String::concat,
                  TreeMap::new));
    }
  }

  private static boolean isRegistry(Path file) {
    return List.of("Trouble.java", "Word.java").contains(file.getFileName().toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
