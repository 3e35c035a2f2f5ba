package dev.sempre.pos.start;

import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The first start: nothing is known yet, and two ways lead on (O1). Or a till that is set back:
/// one way leads on, to join anew (R21). UI thread only.
public final class StartViewModel {
  private final Work work;
  private final DemoCompany demo;
  private final Enrolment enrolment;
  private final Consumer<Place> joined;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CHOOSE);
  private final ReadOnlyObjectWrapper<@Nullable Word> message = new ReadOnlyObjectWrapper<>();
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private boolean anew;

  /// Where the person stands.
  enum Step {
    /// Demo or company?
    CHOOSE,
    /// The demo company is being made.
    OPENING_DEMO,
    /// Server and code are being typed.
    JOIN,
    /// The server is being asked.
    JOINING
  }

  /// @param joined told on the UI thread where this installation stands from now on
  public StartViewModel(Work work, DemoCompany demo, Enrolment enrolment, Consumer<Place> joined) {
    this.work = work;
    this.demo = demo;
    this.enrolment = enrolment;
    this.joined = joined;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// What went wrong; null if nothing has.
  ReadOnlyObjectProperty<@Nullable Word> messageProperty() {
    return message.getReadOnlyProperty();
  }

  StringProperty serverProperty() {
    return server;
  }

  StringProperty codeProperty() {
    return code;
  }

  void tryDemo() {
    ask(Step.OPENING_DEMO, Step.CHOOSE, demo::open);
  }

  void wantToJoin() {
    message.set(null);
    step.set(Step.JOIN);
  }

  /// This till is set back: it has to join anew before anybody sells here.
  ///
  /// @param address server that it belongs to
  public void joinAnew(String address) {
    anew = true;
    server.set(address);
    wantToJoin();
  }

  /// Whether there is no other way than to join anew.
  boolean isAnew() {
    return anew;
  }

  void back() {
    message.set(null);
    step.set(Step.CHOOSE);
  }

  void join() {
    String address = server.get().strip();
    String typed = code.get().strip();
    if (address.isEmpty() || typed.isEmpty()) {
      message.set(Word.START_FILL_IN);
    } else {
      ask(Step.JOINING, Step.JOIN, () -> enrolment.join(address, typed));
    }
  }

  private void ask(Step during, Step afterFailure, Supplier<EnrolmentAnswer> task) {
    message.set(null);
    step.set(during);
    work.run(
        task,
        answer -> answered(answer, afterFailure),
        _ -> {
          step.set(afterFailure);
          message.set(Word.START_BROKE);
        });
  }

  private void answered(EnrolmentAnswer answer, Step afterFailure) {
    switch (answer) {
      case EnrolmentAnswer.Joined(Place place) -> {
        step.set(Step.CHOOSE);
        joined.accept(place);
      }
      case EnrolmentAnswer.Failed(EnrolmentFailure failure) -> {
        step.set(afterFailure);
        message.set(sentence(failure));
      }
    }
  }

  private static Word sentence(EnrolmentFailure failure) {
    return switch (failure) {
      case ADDRESS_NOT_UNDERSTOOD -> Word.JOIN_ADDRESS;
      case NAME_NOT_FOUND -> Word.JOIN_NAME_NOT_FOUND;
      case NO_ANSWER -> Word.JOIN_NO_ANSWER;
      case NOT_SECURE -> Word.JOIN_NOT_SECURE;
      case NOT_A_CENTRE -> Word.JOIN_NOT_A_CENTRE;
      case CODE_UNKNOWN -> Word.JOIN_CODE_UNKNOWN;
      case CODE_EXPIRED -> Word.JOIN_CODE_EXPIRED;
      case CODE_USED -> Word.JOIN_CODE_USED;
      case CODE_OF_OTHER -> Word.JOIN_CODE_OF_OTHER;
      case DEVICE_CODE_NEEDED -> Word.JOIN_DEVICE_CODE;
      case NOT_READMITTED -> Word.JOIN_NOT_READMITTED;
      case TOO_MANY_TRIES -> Word.JOIN_TOO_MANY;
      case CLOCK_WRONG -> Word.JOIN_CLOCK;
      case VERSION_MISMATCH -> Word.JOIN_VERSION;
      case SERVER_FAULT -> Word.JOIN_SERVER_FAULT;
      case NOT_SAVED -> Word.JOIN_NOT_SAVED;
    };
  }
}
