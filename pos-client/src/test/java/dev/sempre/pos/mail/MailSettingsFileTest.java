package dev.sempre.pos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.mail.MailSettings.Security;
import dev.sempre.pos.mail.MailSettingsFile.Answer;
import dev.sempre.pos.mail.MailSettingsFile.Complaint;
import dev.sempre.pos.mail.MailSettingsFile.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: T13, R56.
final class MailSettingsFileTest {
  private static final MailSettings SET =
      new MailSettings("mail.example", 465, Security.TLS, "cassa", "canary", "cassa@b.example");

  @TempDir Path folder;
  private Path stored;
  private MailSettingsFile file;

  @BeforeEach
  void open() {
    stored = folder.resolve("mail.properties");
    file = new MailSettingsFile(folder);
  }

  /// The file as we write it, with something else in place of a part.
  private void spoil(String part, String instead) throws IOException {
    file.write(SET);
    String whole = Files.readString(stored);
    assertThat(whole).contains(part);
    Files.writeString(stored, whole.replace(part, instead));
  }

  @Test
  void whatNobodyHasSetIsNotComplainedOf() throws IOException {
    assertThat(file.read()).isEqualTo(new Answer.NeverSet());
    file.write(SET);
    assertThat(file.read()).isEqualTo(new Answer.Understood(SET));
    MailSettings open = new MailSettings("localhost", 25, Security.NONE, "", "", "a@b.example");
    file.write(open);
    assertThat(file.read()).isEqualTo(new Answer.Understood(open));
  }

  @ParameterizedTest
  @CsvSource({
    "port=465, port=smtps, PORT, smtps",
    "port=465, port=0, PORT, 0",
    "port=465, port=65536, PORT, 65536",
    "security=TLS, security=TSL, SECURITY, TSL",
    "host=mail.example, host=, HOST, ''",
    "host=mail.example, hots=mail.example, HOST, ''",
    "sender=cassa@b.example, sender=cassa, SENDER, cassa",
    "user=cassa, '', USER, ''",
    "security=TLS, securit\\uZZ=TLS, FILE, securit\\uZZ",
  })
  void whatIsNotUnderstoodIsNamedAndTakesNothingElseAway(
      String part, String instead, Field field, String found) throws IOException {
    spoil(part, instead);

    assertThat(file.read())
        .isInstanceOfSatisfying(
            Answer.NotUnderstood.class,
            spoilt -> {
              assertThat(spoilt.complaints()).containsExactly(new Complaint(field, found));
              assertThat(spoilt.rest().password()).isEqualTo("canary");
              assertThat(spoilt.toString()).doesNotContain("canary");
            });
  }

  /// A line that is garbled may be the password.
  @Test
  void aGarbledPasswordIsNamedAndNotSaid() throws IOException {
    spoil("password=canary", "password=canary\\u00");

    assertThat(file.read())
        .isInstanceOfSatisfying(
            Answer.NotUnderstood.class,
            spoilt ->
                assertThat(spoilt.complaints())
                    .containsExactly(new Complaint(Field.FILE, "password")));
  }

  @Test
  void whatIsStoredAfterItLeavesItBesideWhereOnlyItsOwnerCanReadIt() throws IOException {
    spoil("port=465", "port=smtps");
    String spoilt = Files.readString(stored);
    file.read();
    file.write(SET);

    assertThat(file.read()).isEqualTo(new Answer.Understood(SET));
    Path aside = folder.resolve("mail.properties.unread");
    assertThat(aside).hasContent(spoilt);
    if (Files.getFileStore(aside).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)))
          .isEqualTo("rw-------");
    }
    Files.writeString(stored, "nothing like it");
    file.write(SET);
    assertThat(folder.resolve("mail.properties.unread-2")).hasContent("nothing like it");
    file.write(SET);
    assertThat(folder.resolve("mail.properties.unread-3")).doesNotExist();
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForNone() throws IOException {
    Files.createDirectory(stored);

    assertThat(file.read())
        .isInstanceOfSatisfying(
            Answer.NotUnderstood.class,
            spoilt ->
                assertThat(spoilt.complaints())
                    .extracting(Complaint::field)
                    .isEqualTo(List.of(Field.FILE)));
    file.write(SET);
    assertThat(file.read()).isEqualTo(new Answer.Understood(SET));
  }

  @Test
  void aFileOfAnotherEditorIsRead() throws IOException {
    file.write(SET);
    String whole = Files.readString(stored).replace("canary", "perché");
    Files.write(stored, whole.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(file.read())
        .isInstanceOfSatisfying(
            Answer.Understood.class,
            read -> assertThat(read.settings().password()).isEqualTo("perché"));
  }
}
