package dev.sempre.pos.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiThread.class)
class ApprovalPaneTest {
  private static final Set<Permission> REFUND = Set.of(Permission.REFUND);

  private final InlineWork work = new InlineWork();
  private final Words words = new Words(Language.EN);
  private final ApprovalViewModel leave =
      new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn());

  /// Else each question that was ever asked at this till is drawn with the one that is shown.
  @Test
  void aPaneThatIsNotShownAnyMoreIsNotDrawnAnyMore() {
    UiThread.does(() -> {
      leave.ask(REFUND, _ -> {});
      ApprovalPane before = new ApprovalPane(leave, words, REFUND);
      before.letGo();
      ApprovalPane now = new ApprovalPane(leave, words, REFUND);
      leave.entry().say(Word.LOGIN_BROKE);
      leave.entry().explain();
      assertThat(now.lookup("#trouble-back")).isNotNull();
      assertThat(before.lookup("#trouble-back")).isNull();
    });
  }
}
