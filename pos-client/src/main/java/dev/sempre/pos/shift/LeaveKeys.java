package dev.sempre.pos.shift;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Leave for what the person's own role does not allow: good for the page that is begun with it,
/// and gone with that. UI thread only.
final class LeaveKeys {
  private final ShiftViewModel shift;
  private final ApprovalViewModel approval;

  /// Leave for what is done on this page; null if none was needed.
  private @Nullable Approval given;

  private Set<Permission> needs = Set.of();

  /// Where leave was asked for.
  private Page asking = Page.LOADING;

  LeaveKeys(ShiftViewModel shift, ApprovalViewModel approval) {
    this.shift = shift;
    this.approval = approval;
  }

  /// What leave is asked for with; the page for it shows it.
  ApprovalViewModel approval() {
    return approval;
  }

  /// What leave is asked for.
  Set<Permission> needs() {
    return needs;
  }

  /// Where leave was asked for.
  Page asking() {
    return asking;
  }

  /// Leave for what is done on this page; null if none was needed.
  @Nullable Approval given() {
    return given;
  }

  /// Begins what the person may do, or what somebody gives leave for: that is good for the page.
  void with(Permission needed, Runnable begin) {
    if (shift.may(needed)) {
      begin.run();
    } else {
      ask(
          needed,
          allowed -> {
            begin.run();
            given = allowed;
          });
    }
  }

  /// Asks for leave for what was refused for want of it, and does it then.
  void askAndDo(Permission needed, Runnable again) {
    ask(
        needed,
        allowed -> {
          given = allowed;
          again.run();
        });
  }

  private void ask(Permission needed, Consumer<Approval> told) {
    asking = shift.pageProperty().get();
    needs = Set.of(needed);
    shift.say(null);
    approval.ask(
        needs,
        allowed -> {
          shift.turnTo(asking);
          told.accept(allowed);
        });
    shift.turnTo(Page.LEAVE);
  }

  /// Nobody is asked any more, and what waited for it is seen again.
  void giveUp() {
    approval.drop();
    shift.turnTo(asking);
  }

  /// Another page is begun: what was given holds no longer.
  void drop() {
    given = null;
    approval.drop();
  }

  /// The screen was left: leave is for what is done at once.
  void setDown() {
    given = null;
    if (shift.pageProperty().get() == Page.LEAVE) {
      giveUp();
    }
  }
}
