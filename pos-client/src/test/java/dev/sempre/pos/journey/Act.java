package dev.sempre.pos.journey;

import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F11;
import static javafx.scene.input.KeyCode.F12;
import static javafx.scene.input.KeyCode.F2;
import static javafx.scene.input.KeyCode.F3;
import static javafx.scene.input.KeyCode.F4;
import static javafx.scene.input.KeyCode.F6;
import static javafx.scene.input.KeyCode.F7;
import static javafx.scene.input.KeyCode.F8;
import static javafx.scene.input.KeyCode.F9;
import static javafx.scene.input.KeyCode.RIGHT;

import java.util.List;
import javafx.scene.input.KeyCode;

/// One thing that a person does at the till: which keys mean it, and what means it under a finger.
public enum Act {
  LOG_IN(List.of(ENTER), "#login-enter"),
  QUANTITY(List.of(F2), "#key-quantity"),
  DISCOUNT(List.of(F3), "#key-discount"),
  TAKE_FIGURE(List.of(ENTER), "#figure-apply"),
  PARK(List.of(F7), "#key-park"),
  PARK_UNNAMED(List.of(ENTER), "#park-now"),
  RECALL(List.of(F8), "#key-recall"),
  RECALL_FIRST(List.of(ENTER), "#parked-0"),
  PAY(List.of(F12), "#pay"),
  BY_CASH(List.of(ENTER), "#method-cash"),
  BY_CARD(List.of(DOWN, ENTER), "#method-card"),
  PRINT_RECEIPT(List.of(F2), "#paper-print"),
  SAVE_RECEIPT(List.of(F4), "#paper-pdf"),
  ON_TO_THE_NEXT(List.of(ESCAPE), "#change-next"),
  RETURN(List.of(F9), "#key-return"),
  ALL_COMES_BACK(List.of(F9), "#return-all"),
  FIRST_REASON(List.of(RIGHT), "#reason-faulty"),
  TAKE_BACK(List.of(ENTER), "#return-take"),
  GO_TO_SHIFT(List.of(F11), "#menu", "#menu-shift"),
  OPEN_SHIFT(List.of(F12), "#shift-open"),
  BACK_TO_SELLING(List.of(ESCAPE), "#shift-back"),
  READ_THE_SHIFT(List.of(F6), "#show-reading"),
  BACK_FROM_THE_READING(List.of(ESCAPE), "#reading-back"),
  CASH_OUT(List.of(F3), "#cash-out"),
  TAKE_OUT(List.of(F12), "#move-go"),
  COUNT(List.of(F12), "#shift-count"),
  GO_TO_FIFTIES(List.of(ENTER, ENTER, ENTER), "#pieces-5000"),
  NEXT_NOTES(List.of(ENTER), "#count-next"),
  COUNTED(List.of(F12), "#count-confirm"),
  COUNT_AGAIN(List.of(F7), "#count-again"),
  CLOSE_SHIFT(List.of(F12), "#shift-close"),
  LEAVE_THE_Z(List.of(F12), "#report-done"),
  SHOW_LAST_Z(List.of(F7), "#show-last");

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<KeyCode> strokes;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> touched;

  Act(List<KeyCode> strokes, String... touched) {
    this.strokes = strokes;
    this.touched = List.of(touched);
  }

  /// The keys, one after the other.
  public List<KeyCode> strokes() {
    return strokes;
  }

  /// What is touched, one after the other.
  public List<String> touched() {
    return touched;
  }
}
