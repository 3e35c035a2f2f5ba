package dev.sempre.simulation.world;

import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.chain.ChainStore.Head;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The chains of the tills: at the centre and at the tills each holds and is what the till has told
/// of it; but for that of two tills, to which a restored centre has given one number. Where
/// somebody has damaged or altered a ticket on a till's disk, its chain names the first of these,
/// and nothing else; an older copy of that disk may be told of. I8, I9, R36.
final class Chains {
  private final Setting setting;
  private final Company company;

  Chains(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustHold() {
    Replica centre = company.centre().replica();
    centre.read(ChainStore::toVerify).forEach(chain -> hold("the centre", centre, chain));
    for (SimTill till : company.tills()) {
      till.replica().read(ChainStore::chains).stream()
          .filter(chain -> isOf(till, chain))
          .forEach(chain -> hold(till.name(), till.replica(), chain));
    }
    noHonestTillIsAccused();
  }

  /// A till has of other tills what was brought to it, which is no chain.
  private static boolean isOf(SimTill till, String chain) {
    return till.replica().read(handle -> whose(handle, chain)).contains(till.name());
  }

  private void hold(String where, Replica place, String chain) {
    String tenant = company.firm().tenant();
    Checked checked = place.read(handle -> check(setting, tenant, handle, place.dialect(), chain));
    Set<String> tills = place.read(handle -> whose(handle, chain));
    boolean restored = tills.stream().anyMatch(setting.oracle()::wasRestored);
    List<Tampered> tampered = tampered(place, chain);
    ChainCheck.Broken broken = checked.broken();
    if (broken != null && restored && isOfACopy(broken)) {
      return;
    }
    if (broken != null
        && broken.fault() == Fault.PLACE_TAKEN
        && setting.oracle().isOfTwo(tenant, TillKeys.series(chain))) {
      return; // Each has sealed its own from the first place on: both are kept, and it is told.
    }
    Optional<Tampered> due = tampered.stream().filter(Tampered::isSeen).findFirst();
    boolean named =
        due.isEmpty() ? broken == null : broken != null && due.get().isNamedBy(broken, restored);
    if (!named) {
      throw new Broken(
          "I8", "%s: %s, somebody has tampered with %s".formatted(where, checked.line(), due));
    }
    ChainStore.Waiting waiting = checked.waiting();
    if (waiting != null
        && !restored
        && tampered.stream().noneMatch(each -> each.isMissingAt(waiting.from()))) {
      throw new Broken("I8", where + " waits after everything has arrived: " + checked.line());
    }
  }

  /// What verification says of a chain.
  static Checked check(Setting setting, String tenant, Handle handle, Dialect dialect, String chain)
      throws SQLException {
    Checked checked =
        ChainStore.check(handle, dialect, chain, setting.signatures().of(tenant, chain));
    Head head = ChainStore.head(handle, chain).orElse(null);
    ChainCheck.Broken broken = checked.broken();
    boolean unseen = broken != null && head != null && broken.number() < head.number();
    return setting.has(Planted.CHAIN_CHECKED_AT_ITS_END) && unseen
        ? new Checked(chain, head, null, null, true)
        : checked;
  }

  /// What somebody has damaged or altered, as it lies in a chain at a place.
  ///
  /// @param number its place in the chain; 0 if no till has it any more
  /// @param here whether it is at that place
  /// @param asSealed whether it is there as it was before
  /// @param hasLater whether that place has later records of the chain
  private record Tampered(
      String id, long number, boolean here, boolean asSealed, boolean hasLater) {
    /// Whether the chain cannot hold there.
    boolean isSeen() {
      return here ? !asSealed : hasLater;
    }

    /// @param restored whether its till is an older copy, so that its place may be unknown
    boolean isNamedBy(ChainCheck.Broken broken, boolean restored) {
      return here
          ? broken.fault() == Fault.ALTERED && broken.id().equals(id)
          : broken.fault() == Fault.MISSING_BEFORE
              && (broken.number() == number || (restored && number == 0));
    }

    boolean isMissingAt(long place) {
      return !here && number == place;
    }
  }

  /// In the order of the chain, as the till has it.
  private List<Tampered> tampered(Replica place, String chain) {
    Map<String, SealedTicket> all = new HashMap<>();
    company.tills().forEach(till -> all.putAll(tickets(till.replica(), chain)));
    Map<String, SealedTicket> here = tickets(place, chain);
    all.putAll(here);
    long last = place.read(handle -> ChainStore.head(handle, chain)).map(Head::number).orElse(0L);
    return all.entrySet().stream()
        .filter(each -> setting.oracle().wasTamperedWith(each.getKey()))
        .map(each -> {
          SealedTicket ticket = here.get(each.getKey());
          long number = each.getValue().number;
          return new Tampered(
              each.getKey(),
              number,
              ticket != null,
              ticket != null && ticket.asSealed,
              last > number);
        })
        .sorted(Comparator.comparingLong(Tampered::number))
        .toList();
  }

  private record SealedTicket(long number, boolean asSealed) {}

  private static Map<String, SealedTicket> tickets(Replica place, String chain) {
    Map<String, SealedTicket> tickets = new HashMap<>();
    place
        .read(handle ->
            handle
                .createQuery(
                    """
                    select id, chain_number, currency, coalesce(note, '') from sale
                     where series = :chain and chain_number is not null
                    union all
                    select id, chain_number, currency, '' from cash_movement
                     where series = :chain and chain_number is not null
                    """)
                .bind("chain", chain)
                .map((row, _) ->
                    Map.entry(
                        row.getString(1),
                        new SealedTicket(
                            row.getLong(2),
                            !row.getString(3).equals(Stage.DAMAGED)
                                && !row.getString(4).equals(Stage.ALTERED))))
                .list())
        .forEach(each -> tickets.put(each.getKey(), each.getValue()));
    return tickets;
  }

  /// An older copy of a till does not have what was told of it since.
  private static boolean isOfACopy(ChainCheck.Broken broken) {
    return switch (broken.fault()) {
      case OTHER_THAN_TOLD, GONE_SINCE_TOLD, TAKEN_BACK -> true;
      case ALTERED,
          NOT_SIGNED,
          MISSING_BEFORE,
          PLACE_TAKEN,
          OUT_OF_PLACE,
          WRONG_TOTAL,
          NOT_SEALED,
          CUT_BEHIND,
          NOT_FOLLOWED ->
          false;
    };
  }

  private static Set<String> whose(Handle handle, String chain) {
    Set<String> tills = new HashSet<>(ChainStore.devices(handle, chain));
    AnchorStore.newest(handle, chain, null).ifPresent(anchor -> tills.add(anchor.device()));
    return tills;
  }

  private void noHonestTillIsAccused() {
    Set<String> accused =
        company.centre().replica().read(Issues::open).stream()
            .filter(issue -> issue.code().equals(Issues.CHAIN_DIFFERS))
            .map(Issues.Issue::recordId)
            .collect(Collectors.toSet());
    for (SimTill till : company.tills()) {
      String series = till.place().series();
      boolean named =
          accused.stream()
              .anyMatch(chain -> chain.equals(series) || chain.startsWith(series + "/"));
      if (named && !setting.oracle().wasRestored(till.name())) {
        throw new Broken("I8", till.name() + " is accused of having cut " + series);
      }
    }
  }
}
