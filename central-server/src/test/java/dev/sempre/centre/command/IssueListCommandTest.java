package dev.sempre.centre.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueListCommandTest {
  @Test
  void eachKindThatTheCentreOpensSaysInASentenceWhatToDo() {
    List<String> codes = codes();
    assertThat(codes).hasSizeGreaterThanOrEqualTo(11);
    assertThat(codes)
        .allSatisfy(code ->
            assertThat(line(code))
                .matches("(?s)\\S+  i1  product p1 till-a: " + code + "\\n  .{60,}\\."));
    assertThat(line("NO_SUCH_KIND")).doesNotContain("\n");
  }

  @Test
  void whoAndWhatIsMeantIsNamedBesideTheKind() {
    assertThat(line(Issues.ARTICLE_WITHDRAWN, "SKU-p1 Pasta, 1-1-00004"))
        .startsWith(
            "2026-11-21T12:00:00Z  i1  product p1 till-a: ARTICLE_WITHDRAWN SKU-p1 Pasta,"
                + " 1-1-00004\n"
                + "  A device (named second) has sold this article after it was withdrawn");
  }

  private static List<String> codes() {
    return Arrays.stream(Issues.class.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
        .map(Field::getName)
        .toList();
  }

  private static String line(String code) {
    return line(code, null);
  }

  private static String line(String code, @Nullable String detail) {
    Issue issue =
        new Issue(
            "i1",
            "product",
            "p1 till-a",
            1,
            Issues.Way.UP,
            code,
            null,
            detail,
            1_795_262_400_000L,
            1_795_262_400_000L,
            1,
            Issues.State.OPEN,
            null);
    return new IssueListCommand.Listed("rossi", List.of(issue)).text();
  }
}
