package dev.sempre.centre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.imports.CsvFile.Next;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
  /// The lines of a file: cells `a` and `b`, or the number and reason of a bad one.
  private static List<String> read(byte[] content) {
    List<String> result = new ArrayList<>();
    try (CsvFile file = CsvFile.read("list.csv", new ByteArrayInputStream(content), 0)) {
      for (Next next = file.next(); !(next instanceof Next.End); next = file.next()) {
        result.add(
            switch (next) {
              case Next.Row(CsvRow row) -> row.line() + ":" + row.cell("a") + "|" + row.cell("b");
              case Next.Bad(BadLine bad) -> bad.line() + "!" + bad.reason();
              case Next.End() -> "end";
            });
      }
    }
    return result;
  }

  private static List<String> read(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void commaSemicolonAndTabSeparateAndAnyLineEndEnds() {
    assertThat(read("a,b\r\n1,2\r\n3,4")).containsExactly("2:1|2", "3:3|4");
    assertThat(read("a;b\n1,5;2\n")).containsExactly("2:1,5|2");
    assertThat(read("a\tb\r1\t2\r")).containsExactly("2:1|2");
  }

  @Test
  void byteOrderMarkBlanksAndCapitalsOfTheHeaderDoNotMatter() {
    assertThat(read("\uFEFF A , B\n 1 , 2 \n")).containsExactly("2:1|2");
  }

  @Test
  void quotedCellMayHoldSeparatorsQuotesAndLines() {
    assertThat(read("a,b\n\"1,\"\"x\"\"\",2\n\"one\ntwo\nthree\",4\n5,6\n"))
        .containsExactly("2:1,\"x\"|2", "3:one\ntwo\nthree|4", "6:5|6");
  }

  @Test
  void quoteThatIsNeverClosedCostsItsOwnLineOnly() {
    String reason = "has a quote that is not closed, or text behind a closing quote";
    assertThat(read("a,b\n\"1,2\n3,4\n5,\"6\n7,8\n"))
        .containsExactly("2!" + reason, "3:3|4", "4!" + reason, "5:7|8");
  }

  @Test
  void quoteInsideAPlainCellIsAnInch() {
    assertThat(read("a,b\n12\" nails,2\n3,4\n")).containsExactly("2:12\" nails|2", "3:3|4");
  }

  @Test
  void lineThatIsNotUtf8CostsItselfOnly() {
    byte[] latin1 = "a,b\ncaff\u00e8,2\n3,4\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(latin1))
        .containsExactly("2!is not UTF-8: save the file in that encoding", "3:3|4");
  }

  @Test
  void endlessLineIsNotKeptInMemory() {
    assertThat(read("a,b\n" + "x".repeat(3 << 20) + ",2\n3,4\n"))
        .containsExactly("2!is longer than 1048576 characters", "3:3|4");
  }

  @Test
  void emptyLinesArePassedOverAndStillCounted() {
    assertThat(read("a,b\n\n1,2\n  \n3,4\n\n")).containsExactly("3:1|2", "5:3|4");
  }

  @Test
  void fileThatIsNoListIsToldInOneSentence() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(CentreFailure.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> read("a,b,a\n1,2,3"))
        .isInstanceOf(CentreFailure.class)
        .hasMessageContaining("two columns named a");
    assertThatThrownBy(() -> CsvFile.open(Path.of("no-such-file.csv")))
        .isInstanceOf(CentreFailure.class)
        .hasMessage("no-such-file.csv cannot be read: check its name and its rights.");
  }
}
