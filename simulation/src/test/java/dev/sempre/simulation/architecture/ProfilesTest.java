package dev.sempre.simulation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The longer runs that README and CONTRIBUTING name.
class ProfilesTest {
  private static final Pattern TAKEN = Pattern.compile("\\$\\{(\\w+\\.arguments)}");

  @Test
  void whatIsRunWithArgumentsRunsWithoutAnyToo() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(withoutDefault(pom)).isEmpty();
    assertThat(withoutDefault(pom.replace("<week.arguments />", "")))
        .containsExactly("week.arguments");
  }

  private static List<String> withoutDefault(String pom) {
    Stream<String> taken = TAKEN.matcher(pom).results().map((MatchResult each) -> each.group(1));
    return taken.distinct().filter(each -> !pom.contains("<" + each + " />")).toList();
  }
}
