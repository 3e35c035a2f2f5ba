package dev.sempre.pos.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.UiThread;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiThread.class)
final class TypedMarkTest {
  @Test
  void aPointAndACommaAreShownAsTheMarkOfTheLanguageInUse() {
    AtomicReference<String> mark = new AtomicReference<>(",");
    TextField field = new TextField();
    TypedMark.give(field, mark::get);

    field.appendText("18");
    field.appendText(".");
    field.appendText("40");
    assertThat(field.getText()).isEqualTo("18,40");

    mark.set(".");
    field.setText("1,5");
    assertThat(field.getText()).isEqualTo("1.5");
  }
}
