package dev.sempre.simulation.world;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people do at tills.
final class Counter {
  private static final int ALL = 1_000;
  private static final long ALL_MILLI = 1_000_000;
  private static final long MILLI = 1_000;
  private static final long OFF_LINE_MILLIS = 20_000;

  private final Setting setting;
  private final Stage stage;
  private final Practice practice;

  Counter(Setting setting, Stage stage, Practice practice) {
    this.setting = setting;
    this.stage = stage;
    this.practice = practice;
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
              till -> till.cashier().recall(who(byColleague), which, () -> stage.play(between)));
      case Act.TakeBack(int at, int ticket, int lines, int pieces, var instead, var purse) ->
          stage.with(
              at,
              till ->
                  ticketAt(till, ticket)
                      .ifPresent(id -> {
                        Bringing bringing = new Bringing.OfTicket(id, lines, pieces * MILLI);
                        boolean _ = till.cashier().takeBack(Cashier.NAME, bringing, instead, purse);
                      }));
      case Act.TakeBackWithoutTicket(int at, int product, var instead) ->
          stage.with(
              at,
              till ->
                  till.cashier()
                      .takeBack(
                          Cashier.NAME,
                          new Bringing.WithoutTicket(product),
                          instead,
                          Shopper.Purse.EXACT));
      case Act.TakeBackTwice(int at, int ticket, int other) -> takeBackTwice(at, ticket, other);
      case Act.TakeBackAtTwoDesks(int at, int ticket) ->
          stage.with(at, till -> takeBackAtTwoDesks(till, ticket));
      case Act.PayByCard(int at, Shopper shopper, var terminal, boolean patient, Act between) -> {
        stage.play(terminal);
        stage.with(
            at, till -> till.cashier().serveByCard(shopper, patient, () -> stage.play(between)));
      }
      case Act.PayAccount(int at, int which, var way, Act between) ->
          stage.with(
              at,
              till -> {
                if (owing(till).isEmpty()) {
                  boolean _ = till.cashier().serve(Shopper.whoOwes(which));
                }
                payAccount(till, which, way, between);
              });
      case Act.PayAccountTwice(int at, int other, int which) -> payTwice(at, other, which);
      case Act.Practise(int at, var shoppers) ->
          stage.with(at, till -> practice.at(till, shoppers));
      case Act.OpenShift(int at, int thousands) ->
          stage.with(at, till -> till.cashier().shift().open(thousands));
      case Act.MoveCash(int at, var kind, long minor) ->
          stage.with(at, till -> till.cashier().shift().move(kind, minor));
      case Act.OpenDrawer(int at, boolean byColleague) ->
          stage.with(at, till -> till.cashier().openDrawer(who(byColleague)));
      case Act.ReadX(int at) -> stage.with(at, till -> till.cashier().shift().readX());
      case Act.CloseShift(int at, var way, Act between) ->
          stage.with(at, till -> till.cashier().shift().close(way, () -> stage.play(between)));
    }
  }

  private static String who(boolean colleague) {
    return colleague ? Cashier.COLLEAGUE : Cashier.NAME;
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

  /// Those who owe something, as far as a till knows.
  private static List<String> owing(SimTill till) {
    return till.looking(() ->
        till.replica()
            .read(handle ->
                handle
                    .createQuery(
                        "select customer_id from account_entry group by customer_id"
                            + " having sum(amount_minor) > 0 order by customer_id")
                    .mapTo(String.class)
                    .list()));
  }

  private static Optional<String> one(List<String> ids, int number) {
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(number % ids.size()));
  }

  private void payAccount(SimTill till, int which, AccountHand.Way way, Act between) {
    if (till.isUsable()) {
      one(owing(till), which)
          .ifPresent(id -> {
            stage.play(between);
            if (till.isUsable()) {
              boolean _ = till.cashier().receive(id, way);
            }
          });
    }
  }

  private void payTwice(int at, int other, int which) {
    SimTill first = stage.till(at);
    List<SimTill> others = new ArrayList<>(stage.companyOf(first).tills());
    others.remove(first);
    if (others.isEmpty()) {
      return;
    }
    SimTill second = others.get(other % others.size());
    if (first.isUsable() && second.isUsable()) {
      List<String> both = new ArrayList<>(owing(first));
      both.retainAll(owing(second));
      one(both, which)
          .ifPresent(id -> {
            stage.lineDown(first, OFF_LINE_MILLIS);
            stage.lineDown(second, OFF_LINE_MILLIS);
            setting.note(first.name(), "%s pays here and at %s".formatted(id, second.name()));
            stage.with(first, till -> till.cashier().receive(id, AccountHand.Way.ALL));
            stage.with(second, till -> till.cashier().receive(id, AccountHand.Way.ALL));
          });
    }
  }

  private static void takeBackAtTwoDesks(SimTill till, int ticket) {
    Optional<String> id = ticketAt(till, ticket);
    if (id.isPresent()) {
      Bringing all = new Bringing.OfTicket(id.get(), ALL, ALL_MILLI);
      till.cashier().putAside(Cashier.NAME, all);
      if (till.isUsable()) {
        boolean _ = takeBackAll(till, Cashier.COLLEAGUE, all);
      }
      if (till.isUsable()) {
        boolean _ = till.cashier().serve(List.of());
      }
    }
  }

  private static boolean takeBackAll(SimTill till, String who, Bringing all) {
    return till.cashier().takeBack(who, all, List.of(), Shopper.Purse.EXACT);
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
            stage.with(other, till -> takeBackAll(till, Cashier.NAME, all));
            stage.with(at, till -> takeBackAll(till, Cashier.NAME, all));
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
