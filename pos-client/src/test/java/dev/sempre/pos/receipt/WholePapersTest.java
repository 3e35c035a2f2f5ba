package dev.sempre.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.words.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole receipts in the four languages on both widths, as they come out of a printer: through its
/// commands and its code page. The papers lie beside this test as somebody has read and approved
/// them; the ones that come out lie in `target/papers`. Source: T9, T10, T13.
final class WholePapersTest {
  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private String printed(Language language, PaperWidth width, CodePage page) {
    DeviceSettings settings =
        new DeviceSettings(
            List.of(new PrinterSettings("1", "P", new Connection.Virtual(), width, page, true)),
            "1",
            true,
            new DrawerSettings.None(),
            new DisplaySettings.None(),
            new ScaleSettings.None(),
            new ScannerSettings.Keyboard(),
            TerminalSettings.NONE);
    Devices devices = new Devices(folder, settings, threads, () -> 0);
    assertThat(devices.printer("1").orElseThrow().print(WholePapers.of(language), () -> {}))
        .isEqualTo(new DeviceOutcome.Done());
    return devices.virtualPrinters().getFirst().papers().getFirst().text().stripTrailing() + "\n";
  }

  private static String approved(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WholePapersTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EN, MM_58", "EN, MM_80", "IT, MM_58", "IT, MM_80",
    "PT_BR, MM_58", "PT_BR, MM_80", "FR, MM_58", "FR, MM_80"
  })
  void aReceiptIsWhollyAsItWasApproved(Language language, PaperWidth width) throws IOException {
    String name = "receipt-" + language.tag() + "-" + width.name() + ".txt";
    String paper = printed(language, width, CodePage.WPC1252);

    Path papers = Path.of("target", "papers");
    Files.createDirectories(papers);
    Files.writeString(papers.resolve(name), paper);
    assertThat(paper).isEqualTo(approved(name));
  }

  /// What a reader of that language looks for, whatever was approved.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | DUPLICATE No. 1 | €1,268.38 | 1,234.50 | 1.482 kg | 12.5% | 07/03/2026 08:05",
        "IT | DUPLICATO N. 1 | € 1.268,38 | 1.234,50 | 1,482 kg | 12,5% | 07/03/2026 09:05",
        "PT_BR | REIMPRESSÃO Nº 1 | R$ 1.268,38 | 1.234,50 | 1,482 kg | 12,5% | 07/03/2026 05:05",
        "FR | DUPLICATA N° 1 | 1 268,38 € | 1 234,50 | 1,482 kg | 12,5 % | 07/03/2026 09:05"
      })
  void figuresAndDatesAreWrittenAsItsCountryDoes(
      Language language,
      String duplicate,
      String total,
      String dear,
      String weight,
      String percent,
      String at) {
    for (PaperWidth width : PaperWidth.values()) {
      assertThat(printed(language, width, CodePage.WPC1252))
          .contains(duplicate, total, dear, weight, percent, at)
          .doesNotContain("?", "\u00a0", "\u202f");
    }
  }

  /// A table that has all of a language's letters changes nothing on its paper; where one lacks
  /// some, the paper is the same but for these, each line as wide as before.
  @ParameterizedTest
  @CsvSource({"EN, CP858", "IT, CP858", "PT_BR, CP858", "PT_BR, CP850", "PT_BR, CP860"})
  void aTableThatHasEveryLetterShowsTheWholePaper(Language language, CodePage page) {
    for (PaperWidth width : PaperWidth.values()) {
      assertThat(printed(language, width, page))
          .isEqualTo(printed(language, width, CodePage.WPC1252));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FR | CP858 | Épicerie Boeuf",
        "FR | CP437 | Épicerie Boeuf",
        "FR | CP850 | 1 268,38 EUR",
        "IT | CP850 | EUR 1.268,38",
        "IT | CP437 | Caffè Perù",
        "PT_BR | CP437 | Padaria Sao Joao",
        "PT_BR | CP437 | Pao francês"
      })
  void whatATableLacksIsWrittenWithWhatItHasAndFitsThePaper(
      Language language, CodePage page, String written) {
    for (PaperWidth width : PaperWidth.values()) {
      String paper = printed(language, width, page);
      assertThat(paper).contains(written);
      assertThat(Arrays.asList(paper.split("\n")))
          .allMatch(line -> line.length() <= width.columns());
    }
  }

  @Test
  void noTwoLanguagesShareAPaper() {
    assertThat(Arrays.stream(Language.values()).map(WholePapers::of).distinct()).hasSize(4);
  }
}
