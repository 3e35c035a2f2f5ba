package dev.sempre.simulation.world;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.journal.ProgramRuns;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.training.TrainingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// People practise at tills: on a database beside the till's, with its prices and people, as the
/// program does it. Nothing of it counts, and nothing of it is ever found anywhere else. Source:
/// T12.
final class Practice {
  private static final String SERIES = "TRAIN-";

  private final Setting setting;
  private final Ground ground;

  Practice(Setting setting, Ground ground) {
    this.setting = setting;
    this.ground = ground;
  }

  /// Not under another number than the one that the till has begun with: what was practised so is
  /// put away, and nobody looks at it any more.
  void at(SimTill till, List<Shopper> shoppers) {
    Place place = till.replica().place().orElseThrow();
    boolean mayWork =
        till.looking(
            () -> till.replica().read(handle -> UserStore.byId(handle, Cashier.NAME).isPresent()));
    if (!mayWork || till.place().number() != place.number()) {
      return;
    }
    Path file = Path.of(till.disk().where());
    Path own = file.resolveSibling("practice-of-" + file.getFileName());
    note(till, EventKind.TRAINING_BEGUN);
    if (!Files.exists(own)) {
      ground.copyTill(own);
    }
    try (Replica practice = open(till, own)) {
      if (practice.place().isEmpty()) {
        practice.become(place.forTraining());
      }
    }
    try (SqliteDatabase database = new SqliteDatabase(own, 0, Runnable::run)) {
      boolean _ = new TrainingStore(database, file).bring();
    }
    try (Replica practice = open(till, own)) {
      Replica counts = setting.has(Planted.PRACTICE_COUNTS) ? till.replica() : practice;
      Optional<User> who = counts.read(handle -> UserStore.byId(handle, Cashier.NAME));
      who.ifPresent(user -> shoppers.forEach(shopper -> serve(till, counts, user, shopper)));
    }
    note(till, EventKind.TRAINING_ENDED);
  }

  private static Replica open(SimTill till, Path file) {
    Replica replica =
        Replica.open(
            new SqliteDatabase(file, 0, Runnable::run),
            till.clock(),
            new UuidV7(till.clock(), new Random(till.clock().epochMillis())));
    replica.signWith(TillKeys.of(till.place().tenant(), SERIES + till.name())::sign);
    return replica;
  }

  /// The till's own journal says when people practised. What its disk did not take, or said so, is
  /// perhaps there.
  private void note(SimTill till, EventKind kind) {
    JournalBook journal = setting.oracle().book(till.name()).journal();
    JournalBook.Entry entry = JournalBook.Entry.now(till, kind, Cashier.NAME, "");
    journal.begins(entry, 1);
    ProgramRuns.training(till.replica(), kind == EventKind.TRAINING_BEGUN, Cashier.NAME);
    if (till.disk().mood() == FaultyDisk.Mood.WELL) {
      journal.done(entry, 1);
    }
  }

  private void serve(SimTill till, Replica practice, User user, Shopper shopper) {
    TillDesk desk = new TillDesk(practice, till.clock(), user);
    OpenTicket ticket = desk.current();
    OpenSale sale = ticket.sale();
    for (int product : shopper.products()) {
      if (desk.ringUp(sale, Founding.sku(product)) instanceof StepAnswer.Done(OpenSale next, _)) {
        sale = next;
      }
    }
    if (sale.isEmpty()) {
      return;
    }
    PayingSale paying = sale.beginPayment(ticket.rounding()).orElseThrow();
    PaymentMethod cash = desk.cash();
    long due = paying.dueMinor(cash.kind());
    PayingSale paid =
        due == 0 ? paying : paying.addTender(cash.id(), cash.kind(), due).orElseThrow();
    if (desk.complete(paid) instanceof PaymentAnswer.Paid(CompletedSale completed, _, _)) {
      setting.oracle().practised(completed.id());
      setting.note(till.name(), "practises " + completed.number().printed());
    } else {
      throw new Broken("T12", till.name() + " lets nobody practise");
    }
  }

  /// Neither at a till nor at the centre is anything that was practised.
  static void mustBeNowhere(Setting setting, Company company) {
    mustNotBeAt(setting, HeadOffice.CENTRE, company.centre().replica());
    company.tills().forEach(till -> mustNotBeAt(setting, till.name(), till.replica()));
  }

  private static void mustNotBeAt(Setting setting, String where, Replica place) {
    List<String> found =
        place.read(handle ->
            handle
                .createQuery(
                    """
                    select id from sale where series like :series
                    union all select sale_id from sale_line
                    union all select subject_id from journal_event where subject_id is not null
                    union all select id from cart
                    """)
                .bind("series", SERIES + "%")
                .mapTo(String.class)
                .list());
    for (String id : found) {
      if (setting.oracle().wasPractised(id)) {
        throw new Broken("T12", where + " has something of what was practised: " + id);
      }
    }
  }
}
