package dev.sempre.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are short on the line and would be long in memory. Source: R58.
class PiecesTest {
  private static final String SALE = "{\"tables\":[{\"table\":\"sale\",\"columns\":[\"id\"";

  private static String child(String name) {
    return SALE
        + "],\"children\":[{\"table\":\""
        + name
        + "\",\"columns\":[]}],\"rows\":[[\"a\",[[]";
  }

  private static final String LATER = SALE + ",\"later\"],\"rows\":[[\"a\",";

  @ParameterizedTest
  @ValueSource(strings = {"sale_line", "sale_points"})
  void rowsOfAChildAreCountedWhileTheyAreRead(String child) {
    assertTooMany(child(child), ",[]");
  }

  @Test
  void carriedValuesAreCountedWhileTheyAreRead() {
    assertTooMany(LATER + "[0", ",0");
    assertTooMany(LATER + "[[]", ",[]");
    assertTooMany(LATER + "{\"a\":0", ",\"a\":0");
  }

  @Test
  void tablesAreCountedWhileTheyAreRead() {
    String table = "{\"table\":\"a\",\"rows\":[]}";
    assertTooMany("{\"tables\":[" + table, "," + table);
  }

  @Test
  void columnsAndChildTablesAreCountedWhileTheyAreRead() {
    for (String begin : List.of(SALE, "{\"tables\":[{\"children\":[{}")) {
      String more = begin.endsWith("{}") ? ",{}" : ",\"a\"";
      Counted body = new Counted(begin + more.repeat(1_000_000));
      assertThatThrownBy(() -> PushStream.read(body, 10)).hasMessageContaining("too many columns");
      assertThat(body.taken()).isLessThan(100_000);
    }
  }

  @Test
  void ticketOfAThousandLinesWithColumnsOfALaterVersionIsTaken() throws IOException {
    String columns = "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"";
    String line = "[0,1,2,3,4,5,6,7,8,9]";
    String body =
        SALE
            + "],\"children\":[{\"table\":\"sale_line\",\"columns\":["
            + columns
            + "]}],\"rows\":[[\"a\",["
            + line
            + ("," + line).repeat(999)
            + "]]]}]}";

    assertThat(PushStream.read(new Counted(body), 10).getFirst().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.record().children().getFirst()).hasSize(1_000));
  }

  @Test
  void longCarriedTextIsRefusedWithoutBeingTakenApart() throws IOException {
    String extra = "[" + "0,".repeat(600_000) + "0]";
    String body = SALE + ",\"extra\",\"stamps\"],\"rows\":[[\"a\",\"%s\",\"%s\"]]}]}";

    var record =
        PushStream.read(new Counted(body.formatted(extra, extra)), 10)
            .getFirst()
            .rows()
            .getFirst()
            .record();

    assertThat(record.extra()).isEqualTo(extra);
    assertThat(RecordCheck.check(record))
        .contains(
            new Violation(Violation.TOO_LONG, "stamps", "64000"),
            new Violation(Violation.TOO_LONG, "extra", "1000000"));
  }

  @Test
  void carriedTextOfMorePartsThanMayComeIsNotTakenApart() {
    String extra = "{\\\"x\\\":[" + "0,".repeat(300_000) + "0]}";
    String body = SALE + ",\"extra\"],\"rows\":[[\"a\",\"" + extra + "\"]]}]}";

    assertThatThrownBy(() -> PushStream.read(new Counted(body), 10))
        .isInstanceOf(PushStream.TooManyRecords.class);
  }

  private static void assertTooMany(String begin, String more) {
    Counted body = new Counted(begin + more.repeat(1_000_000));
    assertThatThrownBy(() -> PushStream.read(body, 10))
        .isInstanceOf(PushStream.TooManyRecords.class);
    assertThat(body.taken()).as("not read to its end").isLessThan(1_600_000);
  }

  /// Knows how much of it was read.
  private static final class Counted extends ByteArrayInputStream {
    Counted(String text) {
      super(text.getBytes(UTF_8));
    }

    int taken() {
      return pos;
    }
  }
}
