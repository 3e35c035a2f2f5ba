package dev.sempre.simulation.world;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Records;
import java.util.List;
import java.util.Optional;

/// What people do at tills.
final class Counter {
  private static final int ALL = 1_000;
  private static final long ALL_MILLI = 1_000_000;
  private static final long MILLI = 1_000;

  private final Setting setting;
  private final Stage stage;

  Counter(Setting setting, Stage stage) {
    this.setting = setting;
    this.stage = stage;
  }

  void play(Act.AtCounter act) {
    switch (act) {
      case Act.Sell(int at, var shoppers, int looking, Act change) ->
          stage.with(at, till -> sell(till, shoppers, looking, change));
      case Act.SellTogether(int at, int other, Shopper shopper) -> {
        stage.with(at, till -> till.cashier().serve(shopper));
        stage.with(other, till -> till.cashier().serve(shopper));
      }
      case Act.Crowd(int at, int customers) -> stage.with(at, till -> crowd(till, customers));
      case Act.LeaveCart(int at, Shopper shopper) ->
          stage.with(at, till -> till.cashier().leave(shopper));
      case Act.Park(int at, Shopper shopper, Act between) ->
          stage.with(at, till -> till.cashier().park(shopper, () -> stage.play(between)));
      case Act.Recall(int at, int which, boolean byColleague, Act between) ->
          stage.with(
              at,
              till ->
                  till.cashier()
                      .recall(
                          byColleague ? Cashier.COLLEAGUE : Cashier.NAME,
                          which,
                          () -> stage.play(between)));
      case Act.TakeBack(int at, int ticket, int lines, int pieces, var instead) ->
          stage.with(
              at,
              till ->
                  ticketAt(till, ticket)
                      .ifPresent(id -> {
                        Bringing bringing = new Bringing.OfTicket(id, lines, pieces * MILLI);
                        boolean _ = till.cashier().takeBack(Cashier.NAME, bringing, instead);
                      }));
      case Act.TakeBackWithoutTicket(int at, int product, var instead) ->
          stage.with(
              at,
              till ->
                  till.cashier()
                      .takeBack(Cashier.NAME, new Bringing.WithoutTicket(product), instead));
      case Act.TakeBackTwice(int at, int ticket, int other) -> takeBackTwice(at, ticket, other);
      case Act.TakeBackAtTwoDesks(int at, int ticket) ->
          stage.with(at, till -> takeBackAtTwoDesks(till, ticket));
      case Act.OpenShift(int at, int thousands) ->
          stage.with(at, till -> till.cashier().shift().open(thousands));
      case Act.MoveCash(int at, var kind, long minor) ->
          stage.with(at, till -> till.cashier().shift().move(kind, minor));
      case Act.ReadX(int at) -> stage.with(at, till -> till.cashier().shift().readX());
      case Act.CloseShift(int at, var way, Act between) ->
          stage.with(at, till -> till.cashier().shift().close(way, () -> stage.play(between)));
    }
  }

  private void sell(SimTill till, List<Shopper> shoppers, int lookingMillis, Act change) {
    for (Shopper shopper : shoppers.subList(0, shoppers.size() - 1)) {
      if (till.isUsable()) {
        boolean _ = till.cashier().serve(shopper);
      }
    }
    if (till.isUsable()) {
      boolean _ = till.cashier().serve(shoppers.getLast(), () -> look(till, lookingMillis, change));
    }
  }

  private void look(SimTill till, int millis, Act change) {
    if (millis > 0) {
      stage.play(change);
      if (till.isAlive()) {
        till.sync();
      }
      setting.time().run(millis);
    }
  }

  private static void crowd(SimTill till, int customers) {
    for (int i = 0; i < customers && till.isUsable(); i++) {
      boolean _ = till.cashier().serve(List.of(Founding.sku(i % Founding.PRODUCTS)));
    }
  }

  /// One of the tickets at a till; empty if there is none.
  private static Optional<String> ticketAt(SimTill till, int number) {
    List<String> ids =
        till.looking(() ->
            till.replica()
                .read(handle ->
                    handle
                        .createQuery("select id from sale where currency <> :damaged order by id")
                        .bind("damaged", Stage.DAMAGED)
                        .mapTo(String.class)
                        .list()));
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(number % ids.size()));
  }

  private static void takeBackAtTwoDesks(SimTill till, int ticket) {
    Optional<String> id = ticketAt(till, ticket);
    if (id.isPresent()) {
      Bringing all = new Bringing.OfTicket(id.get(), ALL, ALL_MILLI);
      till.cashier().putAside(Cashier.NAME, all);
      if (till.isUsable()) {
        boolean _ = till.cashier().takeBack(Cashier.COLLEAGUE, all, List.of());
      }
      if (till.isUsable()) {
        boolean _ = till.cashier().serve(List.of());
      }
    }
  }

  private void takeBackTwice(int at, int ticket, int other) {
    SimTill seller = stage.till(at);
    SimTill neighbour = stage.till(other);
    boolean neighbours =
        !seller.equals(neighbour)
            && stage.companyOf(seller).tills().contains(neighbour)
            && seller.viewer().establishment().equals(neighbour.viewer().establishment());
    if (neighbours && seller.isUsable() && neighbour.isUsable()) {
      ticketAt(seller, ticket)
          .ifPresent(id -> {
            Bringing all = new Bringing.OfTicket(id, ALL, ALL_MILLI);
            stage.with(other, till -> bring(seller, id, till));
            stage.with(other, till -> till.cashier().takeBack(Cashier.NAME, all, List.of()));
            stage.with(at, till -> till.cashier().takeBack(Cashier.NAME, all, List.of()));
          });
    }
  }

  /// A ticket comes to another till of its shop: taken in there as every place takes in what
  /// another one has made. Source: T7.
  private void bring(SimTill seller, String id, SimTill to) {
    RootRecord record =
        seller
            .looking(() ->
                seller
                    .replica()
                    .read(handle ->
                        Records.find(
                            handle.getConnection(),
                            seller.replica().dialect(),
                            SyncCatalogue.SALE,
                            id)))
            .orElseThrow()
            .record();
    if (!record.origin().equals(seller.name())) {
      return;
    }
    setting.note(to.name(), "is brought " + id);
    Arrived arrived = new Arrived(record, new CanonicalForm().hexHash(record));
    var _ = new Ingest(to.replica()).accept(seller.viewer(), SyncCatalogue.SALE, List.of(arrived));
  }
}
