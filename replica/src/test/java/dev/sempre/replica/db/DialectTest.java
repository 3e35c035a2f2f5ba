package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.db.StoreFailure.Outcome;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the databases' own messages become.
class DialectTest {
  private static String told(Dialect dialect, String message) {
    return String.valueOf(
        dialect.failure(new SQLException(message, "XX000", 11), Outcome.NOT_SAVED).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void whatADriverQuotesFromADamagedFileIsToldOnOneLine(Dialect dialect) {
    assertThat(
            told(dialect, "malformed (issue) near \"\u0000\uFFFD(%\n  last_at integer,\r\n\tx\")"))
        .endsWith("malformed (issue) near \" (% last_at integer, x\")")
        .doesNotContain("\n", "\t", "\u0000");
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(told(Dialect.SQLITE, "x".repeat(100_000))).hasSizeLessThan(600).endsWith("x…");
  }
}
