package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.Centre;
import dev.sempre.pos.command.TillFolder.Done;
import dev.sempre.pos.demo.FurnishedCentre;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody who knows the database of a till alters it with a tool of his own, while the program is
/// off; whoever verifies it is named the first record that is not as it was. Of a chain that is
/// sealed anew with the till's own key see `AnchorStoreTest`. Source: F41, I8.
final class VerifyCommandTest {
  private static final String THIRD = "(select id from sale where number = 3)";

  @TempDir static Path folder;
  private static TillFolder untouched;

  /// @param name what was done
  /// @param deeds in SQL
  /// @param named the place in the chain that is said, and why
  record Tampering(String name, List<String> deeds, String named) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Five tickets and a Z, of which the centre has been told.
  @BeforeAll
  static void aDay() throws IOException {
    untouched = new TillFolder(folder.resolve("till"));
    String data = untouched.path().toString();
    try (Centre centre = FurnishedCentre.start(folder.resolve("centre"))) {
      TillFolder.joined(untouched.enrol(centre, null));
      untouched.synchronise();
      String lucia = "--cashier=lucia";
      assertThat(untouched.run("shift", "open", lucia, "--data", data, "--float", "0").code())
          .isEqualTo(Answers.DONE);
      assertThat(untouched.sell("--offline").code()).isEqualTo(Answers.DONE);
      Done closed = untouched.run("shift", "close", lucia, "--data", data, "--counted", "50x13");
      assertThat(closed.code()).as(closed.told()).isEqualTo(Answers.DONE);
      untouched.synchronise();
    }
  }

  static Stream<Tampering> tamperings() {
    return Stream.of(
        new Tampering(
            "another sum",
            List.of("update sale set gross_minor = gross_minor - 1 where id = " + THIRD),
            "at 3: its content was changed"),
        new Tampering(
            "another price of a line",
            List.of("update sale_line set unit_price_minor = 1 where sale_id = " + THIRD),
            "at 3: its content was changed"),
        new Tampering(
            "another way it was paid",
            List.of("update sale_tender set kind = 'CARD' where sale_id = " + THIRD),
            "at 3: its content was changed"),
        new Tampering(
            "a line less",
            List.of("delete from sale_line where sale_id = " + THIRD),
            "at 3: its content was changed"),
        new Tampering("no ticket", gone(3), "at 3: a record before it is gone"),
        new Tampering(
            "a ticket that was never sold",
            List.of(
                "create temporary table other as select * from sale where number = 3",
                "update other set id = 'other', number = 77, chain_number = null,"
                    + " chain_previous = null, perpetual_minor = null, chain_hash = null,"
                    + " chain_signature = null",
                "insert into sale select * from other"),
            "without a seal"),
        new Tampering(
            "two tickets that have changed places",
            List.of(
                "update sale set chain_number = -1 where number = 3",
                "update sale set chain_number = 3 where number = 4",
                "update sale set chain_number = 4 where number = 3"),
            "at 3: its content was changed"),
        new Tampering(
            "an end that was cut off",
            Stream.of(
                    Stream.of("closing_tax", "closing_tender", "closing_count", "closing")
                        .map(table -> "delete from " + table),
                    gone(5).stream(),
                    Stream.of("update number_series set next_number = 5"))
                .flatMap(deeds -> deeds)
                .toList(),
            "the till had told of it, and it is gone"),
        new Tampering(
            "another Z",
            List.of("update closing set counted_minor = counted_minor - 100"),
            "at 6: its content was changed"),
        new Tampering(
            "a day that nobody has begun",
            List.of("delete from journal_event where kind = 'SHIFT_OPENED'"),
            "a record before it is gone"),
        new Tampering(
            "another name in the journal",
            List.of("update journal_event set user_id = 'maria' where kind = 'SHIFT_OPENED'"),
            "its content was changed"));
  }

  private static List<String> gone(int number) {
    String sale = " where sale_id = (select id from sale where number = " + number + ")";
    return List.of(
        "delete from sale_line" + sale,
        "delete from sale_tender" + sale,
        "delete from sale_tax" + sale,
        "delete from sale where number = " + number);
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void whatIsNotAsItWasIsNamedWithItsPlace(Tampering tampering) throws Exception {
    TillFolder till = untouched.copyTo(folder.resolve(tampering.name.replace(' ', '-')));
    tamper(till, tampering.deeds);

    Done verified = verify(till);

    assertThat(verified.code()).as(verified.told()).isEqualTo(Answers.REFUSED);
    assertThat(verified.told()).contains("CHAIN_BROKEN", tampering.named);
  }

  @Test
  void whatIsAsItWasHolds() throws Exception {
    Done verified = verify(untouched.copyTo(folder.resolve("as-it-was")));

    assertThat(verified.code()).as(verified.told()).isEqualTo(Answers.DONE);
    assertThat(verified.told()).contains(": 1 to 6 hold");
  }

  private static Done verify(TillFolder till) {
    return till.run("verify", "--data", till.path().toString());
  }

  private static void tamper(TillFolder till, List<String> deeds) throws SQLException {
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + till.dataFolder().database());
        Statement statement = file.createStatement()) {
      for (String guard : guards(statement)) {
        statement.execute("drop trigger " + guard);
      }
      for (String deed : deeds) {
        statement.execute(deed);
      }
    }
  }

  private static List<String> guards(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select name from sqlite_schema where type = 'trigger' and name like 'guard_%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
