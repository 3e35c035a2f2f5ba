package dev.sempre.replica.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.TenderKind;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Migrations;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequest.State;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A card that is open while the till is upgraded is still asked about. Source: F29, F43.
class TerminalRequestMigrationTest {
  private static final String LAST_BEFORE = "V023__badges.sql";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasAskedForBeforeIsForATicketAndIsStillOpen(Dialect dialect)
      throws SQLException, IOException, URISyntaxException {
    Database database = TestPlaces.empty(dialect, folder);
    Connection connection = database.openWriter();
    new Migrations(Migrations.class, before()).apply(database, connection);
    database.beginWrite(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into terminal_request (id, cart_id, cashier_id, method_id, kind, amount_minor,
                                        currency, terminal, state, created_at, changed_at)
          values ('r-1', 'cart-1', 'maria', 'card', 'CARD', 1250, 'EUR', 'virtual', 'SENT', 1, 2)
          """);
    }
    database.commit(connection);
    database.giveBack(connection, true);

    try (Replica till = TestPlaces.open(database, Clock.noon(), 1)) {
      Optional<TerminalRequest> open =
          till.read(handle -> TerminalRequestStore.openOf(handle, "cart-1"));
      assertThat(open)
          .contains(
              new TerminalRequest(
                  "r-1",
                  Purpose.TICKET,
                  "cart-1",
                  "maria",
                  "card",
                  TenderKind.CARD,
                  1_250,
                  "EUR",
                  "virtual",
                  State.SENT,
                  null,
                  null,
                  "",
                  null,
                  1,
                  2));
    }
  }

  private static List<String> before() throws IOException, URISyntaxException {
    Path one =
        Path.of(
            Objects.requireNonNull(Migrations.class.getResource("migrations/" + LAST_BEFORE))
                .toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(one.getParent()))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.compareTo(LAST_BEFORE) <= 0)
          .sorted()
          .toList();
    }
  }
}
