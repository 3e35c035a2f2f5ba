package dev.sempre.pos.printing;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.User;
import dev.sempre.model.party.Contact;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.text.Label;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.PaymentFacts;
import dev.sempre.pos.receipt.PaymentReceiptWriter;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.ReceiptShop;
import dev.sempre.pos.receipt.ReceiptWriter;
import dev.sempre.pos.receipt.TicketFacts;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.DeviceStore;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.organisation.SettingStore;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.sale.PaymentMethodStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Receipts of the tickets that are stored here, and of the payments of what customers owed, in the
/// language of their shop. Safe to call from any thread.
public final class StoredReceipts {
  private final Replica replica;

  public StoredReceipts(Replica replica) {
    this.replica = replica;
  }

  /// The receipt of a sale or of a payment; empty if it is not stored here, or its shop is not.
  ///
  /// @param documentId id of the sale or payment
  public Optional<Receipt> receipt(String documentId, Copy copy) {
    boolean training = replica.place().filter(Place::training).isPresent();
    Copy paper = training ? copy.ofTraining() : copy;
    return replica.read(handle -> {
      Optional<CompletedSale> sale = SaleStore.byId(handle, documentId);
      return sale.isPresent()
          ? ofSale(handle, sale.get(), paper)
          : AccountPaymentStore.byId(handle, documentId)
              .flatMap(payment -> ofPayment(handle, payment, paper));
    });
  }

  private Optional<Receipt> ofSale(Handle handle, CompletedSale sale, Copy copy) {
    SaleContext context = sale.context();
    return shop(handle, context.establishmentId(), context.deviceId())
        .map(shop -> ReceiptWriter.write(shop, facts(handle, sale), copy));
  }

  private Optional<Receipt> ofPayment(Handle handle, AccountPayment payment, Copy copy) {
    return shop(handle, payment.establishmentId(), payment.deviceId())
        .map(shop -> PaymentReceiptWriter.write(shop, facts(handle, payment), copy));
  }

  /// The language that receipts are written in here; English until the shop is known.
  public Language language() {
    Place place = replica.place().orElse(null);
    return place == null
        ? Language.EN
        : replica
            .read(handle -> EstablishmentStore.byId(handle, String.valueOf(place.establishment())))
            .map(shop -> Language.of(shop.language()))
            .orElse(Language.EN);
  }

  /// What the shop that this till stands in is called; empty until it is known.
  public String shopName() {
    Place place = replica.place().orElse(null);
    return place == null
        ? ""
        : replica
            .read(handle -> EstablishmentStore.byId(handle, String.valueOf(place.establishment())))
            .map(Establishment::name)
            .orElse(place.company());
  }

  /// What a shop's papers say of it.
  ///
  /// @param deviceId the till that they come from
  Optional<ReceiptShop> shop(Handle handle, String establishmentId, String deviceId) {
    Place place = replica.place().orElseThrow();
    return EstablishmentStore.byId(handle, establishmentId)
        .map(found ->
            new ReceiptShop(
                place.company(),
                found.name(),
                found.address(),
                till(handle, deviceId),
                setting(handle, SettingStore.RECEIPT_HEADER, found),
                setting(handle, SettingStore.RECEIPT_FOOTER, found),
                Language.of(found.language())));
  }

  private static String till(Handle handle, String deviceId) {
    return DeviceStore.byId(handle, deviceId)
        .map(device -> device.name() + " " + device.number())
        .orElse(deviceId);
  }

  private static String setting(Handle handle, String name, Establishment shop) {
    return SettingStore.find(handle, name, shop.id()).orElse("");
  }

  private static TicketFacts facts(Handle handle, CompletedSale sale) {
    String cashier = sale.context().cashierId();
    return new TicketFacts(
        sale,
        SaleStore.sealOf(handle, sale.id()).orElse(null),
        UserStore.byId(handle, cashier).map(User::displayName).orElse(cashier),
        customer(handle, sale.customerId()),
        methods(handle, sale.tenders()),
        broughtBack(handle, sale),
        sellers(handle, sale),
        AccountEntryStore.owedAfterMinor(handle, sale.id()).orElse(null),
        cards(handle, sale.id()));
  }

  private static PaymentFacts facts(Handle handle, AccountPayment payment) {
    String cashier = payment.userId();
    return new PaymentFacts(
        payment,
        AccountPaymentStore.sealOf(handle, payment.id()).orElse(null),
        UserStore.byId(handle, cashier).map(User::displayName).orElse(cashier),
        String.valueOf(customer(handle, payment.customerId())),
        methods(handle, payment.tenders()),
        AccountEntryStore.owedAfterMinor(handle, payment.id()).orElse(0L),
        cards(handle, payment.id()));
  }

  private static Map<String, Label> methods(Handle handle, List<Tender> tenders) {
    Map<String, Label> methods = new HashMap<>();
    for (Tender tender : tenders) {
      PaymentMethodStore.byId(handle, tender.methodId())
          .map(PaymentMethod::name)
          .ifPresent(name -> methods.put(tender.methodId(), name));
    }
    return methods;
  }

  private static Map<String, String> sellers(Handle handle, CompletedSale sale) {
    Map<String, String> names = new HashMap<>();
    for (SaleLine line : sale.lines()) {
      String id = line.salespersonId();
      if (id != null) {
        UserStore.byId(handle, id).map(User::displayName).ifPresent(name -> names.put(id, name));
      }
    }
    return names;
  }

  private static Map<String, TicketNumber> broughtBack(Handle handle, CompletedSale sale) {
    Map<String, TicketNumber> numbers = new HashMap<>();
    for (SaleLine line : sale.lines()) {
      LineReturn.Origin origin = line.returnedLine();
      if (origin != null) {
        SaleStore.numberOf(handle, origin.saleId())
            .ifPresent(number -> numbers.put(origin.saleId(), number));
      }
    }
    return numbers;
  }

  private static List<TicketFacts.Card> cards(Handle handle, String documentId) {
    return TerminalRequestStore.approvedOf(handle, documentId).stream()
        .map(request ->
            new TicketFacts.Card(
                request.methodId(),
                request.amountMinor(),
                Objects.requireNonNullElse(request.authorisation(), ""),
                Objects.requireNonNullElse(request.card(), "")))
        .toList();
  }

  private static @Nullable String customer(Handle handle, @Nullable String id) {
    return id == null ? null : ContactStore.byId(handle, id).map(Contact::name).orElse(id);
  }
}
