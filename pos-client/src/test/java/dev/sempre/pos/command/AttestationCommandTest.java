package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttestationCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en", "it", "pt-BR"})
  void theFormNamesVersionLawAndConditionsAndLeavesTheNamesOpen(String language) {
    var done = new TillFolder(folder).run("attestation", "--language", language);
    assertThat(done.code()).isZero();
    assertThat(done.told())
        .contains("development", "286, I, 3° bis", "LC_ALL=C sha256sum", "______")
        .containsIgnoringCase("inaltérabilité")
        .containsIgnoringCase("archivage")
        .doesNotContain("{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "", "../fr"})
  void anotherLanguageIsRefused(String language) {
    assertThat(new TillFolder(folder).run("attestation", "--language", language).code()).isOne();
  }
}
