package dev.sempre.pos.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.pin.PinEntry;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaveByBadgeTest {
  private static final Set<Permission> REFUND = Set.of(Permission.REFUND);

  private final InlineWork work = new InlineWork();
  private final AtomicInteger beeps = new AtomicInteger();
  private final List<Approval> given = new ArrayList<>();
  private final ApprovalViewModel leave =
      new ApprovalViewModel(
          new Words(Language.EN), work, () -> 0, new FakeLogIn(), beeps::incrementAndGet);

  private void scan(BadgeCode badge) {
    leave.scan(new BadgeScan.Whole(badge));
  }

  private PinEntry.Message message() {
    return Objects.requireNonNull(leave.entry().messageProperty().get());
  }

  /// Source: R49. A badge is lent more easily than a PIN.
  @Test
  void aBadgeChoosesTheManagerAndOnlyHisPinGivesLeave() {
    leave.ask(REFUND, given::add);
    scan(FakeLogIn.LUCIAS_BADGE);
    assertThat(Objects.requireNonNull(leave.chosenProperty().get()).cashier().id())
        .isEqualTo("lucia");
    assertThat(given).isEmpty();

    leave.entry().pinProperty().set(FakeLogIn.PIN);
    leave.enter();
    assertThat(given).containsExactly(new Approval("lucia", REFUND));
    assertThat(beeps).hasValue(0);
  }

  @Test
  void theBadgeOfSomebodyWhoMayNotIsSaidAndHeardAndGivesNothing() {
    leave.ask(REFUND, given::add);
    scan(FakeLogIn.MARIAS_BADGE);
    assertThat(message()).isEqualTo(new PinEntry.Message(Word.BADGE_MAY_NOT, List.of("Maria B.")));
    scan(FakeLogIn.WITHDRAWN_BADGE);
    assertThat(message().word()).isEqualTo(Word.BADGE_UNKNOWN);
    leave.scan(new BadgeScan.Misread());
    assertThat(message().word()).isEqualTo(Word.BADGE_MISREAD);
    assertThat(beeps).hasValue(3);
    assertThat(leave.chosenProperty().get()).isNull();
    assertThat(given).isEmpty();
  }

  @Test
  void aBadgeWhoseAnswerComesAfterTheQuestionWasDroppedChoosesNobody() {
    leave.ask(REFUND, given::add);
    work.hold();
    scan(FakeLogIn.LUCIAS_BADGE);
    leave.drop();
    work.release();
    assertThat(leave.chosenProperty().get()).isNull();
    scan(FakeLogIn.LUCIAS_BADGE);
    assertThat(leave.chosenProperty().get()).as("nobody is asked").isNull();
    assertThat(beeps).hasValue(0);
  }
}
