package dev.sempre.pos.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A till whose scanner or keyboard sends more Enters than anybody has pressed. Source: T2, P1.
@ExtendWith(UiThread.class)
class ScanKeysTest {
  private static final String CODE = "8076802085738";

  private final InlineWork work = new InlineWork();
  private final List<String> scans = new ArrayList<>();
  private int enters;

  @SuppressWarnings("NullAway.Init")
  private TextField field;

  @SuppressWarnings("NullAway.Init")
  private Scene scene;

  @BeforeEach
  void listen() {
    ui(() -> {
      field = new TextField();
      scene = new Scene(field);
      field.requestFocus();
      field.addEventHandler(
          KeyEvent.KEY_PRESSED, event -> enters += event.getCode() == KeyCode.ENTER ? 1 : 0);
      screen().listenTo(scene);
    });
  }

  private ScanKeys screen() {
    return new ScanKeys(work, work::nowMillis, _ -> true, scans::add, () -> field);
  }

  private void press() {
    fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
  }

  private void release() {
    fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
  }

  private void keys(String code) {
    code.chars()
        .forEach(key -> {
          fire(KeyEvent.KEY_TYPED, Character.toString(key), KeyCode.UNDEFINED);
          pass(4);
        });
  }

  private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
    ui(() ->
        Event.fireEvent(
            field, new KeyEvent(type, character, "", code, false, false, false, false)));
  }

  private void pass(long millis) {
    ui(() -> work.advance(millis));
  }

  private static void ui(Runnable step) {
    UiThread.does(step);
  }

  @Test
  void anEnterThatIsHeldIsPressedOnce() {
    press();
    pass(500);
    for (int i = 0; i < 20; i++) {
      press();
      pass(33);
    }
    release();
    assertThat(enters).isOne();
    press();
    release();
    press();
    release();
    assertThat(enters).as("whoever lets go presses anew").isEqualTo(3);
  }

  @Test
  void anEnterThatIsHeldUntilTheNextScreenIsNotPressedThere() {
    press();
    pass(300);
    ui(() -> screen().listenTo(scene));
    press();
    assertThat(enters).isOne();
  }

  @Test
  void aReleaseThatAnotherWindowGotCostsNoEnterForGood() {
    press();
    pass(5_000);
    press();
    assertThat(enters).isEqualTo(2);
  }

  @Test
  void theSecondEnterOfAScannerIsNobodys() {
    keys(CODE);
    press();
    release();
    pass(20);
    press();
    release();
    assertThat(scans).containsExactly(CODE);
    assertThat(enters).isZero();
    pass(101);
    press();
    assertThat(enters).as("that is a person's").isOne();
  }

  @Test
  void anEnterThatTheScannerSendsLateIsNobodys() {
    keys(CODE);
    pass(80);
    assertThat(scans).as("without an end").containsExactly(CODE);
    press();
    assertThat(enters).isZero();
  }

  @Test
  void whatAScannerWithALineOfItsOwnReadsGetsToTheScreenThatListens() {
    ui(() -> {
      assertThat(ScanKeys.read(scene, CODE)).isTrue();
      assertThat(field.getText()).isEmpty();
      ScanKeys badges = new ScanKeys(work, work::nowMillis, "B"::equals, scans::add, () -> field);
      badges.listenTo(scene);
      assertThat(ScanKeys.read(scene, CODE)).as("this screen does not heed it").isFalse();
      assertThat(ScanKeys.read(scene, "B")).isTrue();
      badges.listenTo(null);
      assertThat(ScanKeys.read(scene, "B")).as("no screen listens").isFalse();
    });
    assertThat(scans).containsExactly(CODE, "B");
    assertThat(field.getText()).isEmpty();
    press();
    assertThat(enters).as("this Enter is a person's").isOne();
  }

  /// A field that takes nothing is not typed into, wherever the keys come from.
  @Test
  void whatIsTypedWhileTheFieldTakesNothingGoesNowhere() {
    ui(() -> field.setDisable(true));
    keys("2468");
    pass(80);
    assertThat(field.getText()).isEmpty();
    ui(() -> field.setDisable(false));
    keys("2468");
    pass(80);
    assertThat(field.getText()).isEqualTo("2468");
  }

  @Test
  void codesOneAfterTheOtherAreAllScans() {
    for (int i = 0; i < 3; i++) {
      keys(CODE);
      press();
      release();
      press();
      release();
    }
    assertThat(scans).containsExactly(CODE, CODE, CODE);
    assertThat(enters).isZero();
  }
}
