package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import dev.sempre.replica.chain.AnchorStore.Denial;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.chain.ChainStore.Head;
import dev.sempre.replica.chain.ChainStore.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A chain against what its till has told of it. Source: R36.
final class ToldCheck {
  private ToldCheck() {}

  static Optional<Broken> otherThanTold(ChainCheck check, RootRecord record, List<Anchor> told) {
    return told.stream()
            .anyMatch(
                anchor -> anchor.number() == check.number() && !anchor.hash().equals(check.hash()))
        ? Optional.of(
            new Broken(check.number(), record.table().name(), record.id(), Fault.OTHER_THAN_TOLD))
        : Optional.empty();
  }

  /// Whether its till has told of a place.
  static boolean isTold(long place, List<Anchor> told) {
    return told.stream().anyMatch(anchor -> anchor.number() == place);
  }

  /// What the chain itself cannot tell, since it ends before it: whether its till has told of more.
  /// That is on its way, unless it is gone from the till as well.
  ///
  /// @param devices whose chain it is; nobody = not known
  static Checked behind(Handle handle, String chain, @Nullable Head good, Set<String> devices) {
    long next = good == null ? 1 : good.number() + 1;
    Anchor newest = AnchorStore.newestOf(handle, chain, devices).orElse(null);
    if (newest == null) {
      return new Checked(chain, good, null, null, true);
    }
    boolean missing = newest.number() >= next;
    if (missing && isHere(handle, newest.device())) {
      return new Checked(chain, good, new Broken(next, "", "", Fault.GONE_SINCE_TOLD), null, true);
    }
    Denial denial = AnchorStore.openDenial(handle, chain, devices).orElse(null);
    if (denial != null && (missing || isNumberOf(handle, denial.device(), chain))) {
      Broken broken = new Broken(denial.first(), "", "", Fault.TAKEN_BACK);
      return new Checked(chain, good, broken, null, true);
    }
    long toldAt =
        AnchorStore.firstBehind(handle, chain, newest.device(), next - 1)
            .orElse(newest)
            .toldAtMillis();
    return new Checked(
        chain, good, null, missing ? new Waiting(next, newest.number(), toldAt) : null, true);
  }

  /// Whether this place is that device.
  static boolean isHere(Handle handle, String device) {
    return handle
        .createQuery("select 1 from place where base = :base")
        .bind("base", device)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// Whether a device still seals in a chain, as far as this place knows: one that has joined anew
  /// goes on in another one.
  private static boolean isNumberOf(Handle handle, String device, String chain) {
    return handle
        .createQuery("select establishment_id, number from device where id = :device")
        .bind("device", device)
        .map((row, _) -> TicketNumber.seriesOf(row.getString(1), row.getInt(2)))
        .findOne()
        .map(series -> chain.equals(series) || chain.startsWith(series + "/"))
        .orElse(true);
  }
}
