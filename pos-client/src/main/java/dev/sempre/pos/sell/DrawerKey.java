package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.words.Word;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shift+F11: the drawer without a sale. First it is noted who opens it, then it opens. UI thread
/// only.
final class DrawerKey {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final BiConsumer<Set<Permission>, Consumer<Approval>> leave;

  /// @param leave asks somebody who may
  DrawerKey(
      SellViewModel sell,
      Steps steps,
      TillSale till,
      BiConsumer<Set<Permission>, Consumer<Approval>> leave) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.leave = leave;
  }

  void press() {
    if (!sell.moneyLies()) {
      ask(null);
    }
  }

  private void ask(@Nullable Approval given) {
    steps.add(
        () -> till.noSale(given), this::answered, () -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void answered(NoSaleAnswer answer) {
    switch (answer) {
      case NoSaleAnswer.Noted() -> sell.paper().openDrawer(this::opened);
      case NoSaleAnswer.NeedsApproval(Set<Permission> needed) -> leave.accept(needed, this::ask);
      case NoSaleAnswer.NotSaved(Failure failure) -> sell.say(Notice.of(failure));
    }
  }

  private void opened(Optional<DeviceOutcome> outcome) {
    if (outcome.isEmpty()) {
      sell.say(Notice.hint(Word.DRAWER_NONE));
      return;
    }
    sell.say(
        switch (outcome.get()) {
          case DeviceOutcome.Done() -> Notice.done(Word.DRAWER_OPENED);
          // A pulse is all that a drawer is told, and hardly any tells what it did.
          case DeviceOutcome.HandedOver() -> Notice.done(Word.DRAWER_PULSED);
          default -> Notice.problem(Word.DRAWER_NOT_OPEN);
        });
  }
}
