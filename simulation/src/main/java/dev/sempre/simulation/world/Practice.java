package dev.sempre.simulation.world;

import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.journal.ProgramRuns;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.training.TrainingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// People practise at tills: on a database beside the till's, with its prices and people, as the
/// program does it. Nothing of it counts, and nothing of it is ever found anywhere else. Source:
/// T12.
final class Practice {
  private static final String SERIES = "TRAIN-";

  /// The series of a practice ground that anything is numbered or sealed in, or told of.
  private static final String IN_SERIES =
      Stream.concat(
              SyncCatalogue.TABLES.stream()
                  .filter(table -> table.indexOf("series") >= 0)
                  .map(TableSpec::name),
              Stream.of("chain_anchor"))
          .map(table -> "select series from %s where series like '%s%%'".formatted(table, SERIES))
          .collect(Collectors.joining(" union "));

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
    Path own = ground(till);
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
      boolean _ = new TrainingStore(database, file).bring(); // Nothing if nothing has changed.
    }
    try (Replica practice = open(till, own)) {
      Replica counts = setting.has(Planted.PRACTICE_COUNTS) ? till.replica() : practice;
      User who =
          counts
              .read(handle -> UserStore.byId(handle, Cashier.NAME))
              .orElseThrow(
                  () -> new Broken("T12", "nobody works at the practice ground of " + till.name()));
      shoppers.forEach(shopper -> serve(till, counts, who, shopper));
      if (setting.has(Planted.PRACTICE_SENT)) {
        send(practice, till.replica());
      }
    }
    note(till, EventKind.TRAINING_ENDED);
  }

  /// The heads of the chains of a till's practice ground, for a till that would tell them.
  static List<ChainHead> heads(SimTill till) {
    Path own = ground(till);
    if (!Files.exists(own)) {
      return List.of();
    }
    try (Replica practice = open(till, own)) {
      return practice.read(handle ->
          ChainStore.chains(handle).stream()
              .flatMap(chain ->
                  ChainStore.head(handle, chain).stream()
                      .map(head -> new ChainHead(chain, head.number(), head.hash())))
              .toList());
    }
  }

  private static Path ground(SimTill till) {
    Path file = Path.of(till.disk().where());
    return file.resolveSibling("practice-of-" + file.getFileName());
  }

  /// As a till would whose outbox is that of its practice ground too.
  private static void send(Replica practice, Replica till) {
    Map<TableSpec, List<Draft>> waiting = new LinkedHashMap<>();
    for (StoredRecord stored : new Outbox(practice).next(Outbox.Position.start(), 500)) {
      RootRecord record = stored.record();
      waiting
          .computeIfAbsent(record.table(), _ -> new ArrayList<>())
          .add(new Draft(record.id(), record.values(), record.children()));
    }
    waiting.forEach((table, drafts) ->
        till.write(Priority.BACKGROUND, tx -> Records.createAll(tx, table, Cashier.NAME, drafts)));
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

  /// Neither in a series or chain of the practice ground, whatever it is, nor under the id of what
  /// was sold there.
  private static void mustNotBeAt(Setting setting, String where, Replica place) {
    List<String> series = place.read(handle -> strings(handle, IN_SERIES));
    if (!series.isEmpty()) {
      throw new Broken("T12", where + " has something in the practice series " + series);
    }
    List<String> found =
        place.read(handle ->
            strings(
                handle,
                """
                select id from sale
                union all select sale_id from sale_line
                union all select sale_id from sale_tender
                union all select subject_id from journal_event where subject_id is not null
                union all select id from cart
                """));
    for (String id : found) {
      if (setting.oracle().wasPractised(id)) {
        throw new Broken("T12", where + " has something of what was practised: " + id);
      }
    }
  }

  private static List<String> strings(Handle handle, String query) {
    return handle.createQuery(query).mapTo(String.class).list();
  }
}
