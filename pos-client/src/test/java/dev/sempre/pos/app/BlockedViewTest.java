package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.app.Installation.Obstruction;
import dev.sempre.pos.shell.UiThread;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiThread.class)
class BlockedViewTest {
  private static final List<String> SENTENCES =
      List.of("#trouble-what", "#trouble-safe", "#trouble-do", "#trouble-who");

  @Test
  void eachObstructionShowsACodeOfItsOwnAndFourSentences() {
    List<String> codes =
        Arrays.stream(Obstruction.values()).map(why -> ui(() -> codeOf(why))).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.startsWith("D41"));
  }

  private static String codeOf(Obstruction why) {
    Scene scene = new Scene(new BlockedView(why, "more about it"), 1024, 768);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    assertThat(SENTENCES).allMatch(part -> !text(scene, part).isBlank());
    return text(scene, "#trouble-code");
  }

  private static String text(Scene scene, String query) {
    return ((Label) scene.lookup(query)).getText();
  }

  private static <T> T ui(Callable<T> task) {
    return UiThread.ask(task);
  }
}
