package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.text.Label;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.organisation.SettingStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.text.LabelColumns;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// Founds companies: each begins with its central establishment, the basic roles, an administrator,
/// cash and card, and the VAT rates of its country.
public final class Companies {
  /// Code of the central establishment; shops begin with 1.
  public static final String CENTRAL = "0";

  /// Log-in of a new company's administrator.
  public static final String ADMIN = "admin";

  private static final String BY = "tenant create";

  private final CentreStore store;
  private final Ports ports;

  public Companies(CentreStore store) {
    this.store = store;
    this.ports = store.ports();
  }

  /// Creates a company.
  public Answer<Tenant> create(NewCompany company) {
    int fewest = Pins.fewestDigits(EnumSet.allOf(Permission.class));
    if (!Pins.isGood(company.adminPin(), fewest)) {
      return Answer.refused(
          "PIN",
          "admin-pin",
          "The administrator's PIN has " + fewest + " to " + Pins.MOST_DIGITS + " digits.");
    }
    // Before the transaction: this takes long, on purpose.
    String pinHash = ports.pinHash(company.adminPin(), store.keys().pinSecret(company.name()));
    return store
        .tenants()
        .create(company.name(), company.company(), replica -> found(replica, company, pinHash));
  }

  /// A PIN for whoever was not given one.
  public String randomPin() {
    return Pins.random(ports.random());
  }

  private void found(Replica replica, NewCompany company, String pinHash) {
    replica.write(
        Priority.PERSON,
        tx -> {
          write(tx, company, pinHash);
          return null;
        });
  }

  private void write(Tx tx, NewCompany company, String pinHash) throws SQLException {
    NewCompany.Market market = company.market();
    String language = market.language();
    Records.createAll(
        tx,
        SyncCatalogue.ESTABLISHMENT,
        BY,
        List.of(
            Establishments.draft(
                CENTRAL, company.company(), EstablishmentKind.CENTRAL, market, null)));
    Records.createAll(
        tx,
        SyncCatalogue.ROLE,
        BY,
        BasicRole.ALL.stream().map(role -> role.draft(language)).toList());
    Records.createAll(
        tx,
        SyncCatalogue.APP_USER,
        BY,
        List.of(
            new Draft(
                ports.ids().next(),
                Values.of(SyncCatalogue.APP_USER)
                    .set("login", ADMIN)
                    .set("display_name", BasicRole.ADMIN.nameIn(language))
                    .set("role_id", BasicRole.ADMIN.code())
                    .set("language", language)
                    .set("pin_hash", pinHash)
                    .set("active", true)
                    .array(),
                List.of())));
    List<Draft> rates = CountryRates.of(market.country());
    Records.createAll(tx, SyncCatalogue.VAT_RATE, BY, rates);
    Records.createAll(
        tx,
        SyncCatalogue.ACCOUNT_SETTING,
        BY,
        List.of(companySetting(SettingStore.USUAL_VAT_RATE, rates.getFirst().id())));
    Records.createAll(tx, SyncCatalogue.PAYMENT_METHOD, BY, paymentMethods(language));
  }

  /// A setting of the whole company, under its name as id.
  public static Draft companySetting(String name, String value) {
    return new Draft(
        name,
        Values.of(SyncCatalogue.ACCOUNT_SETTING).set("name", name).set("value", value).array(),
        List.of());
  }

  private static List<Draft> paymentMethods(String language) {
    return List.of(
        paymentMethod(
            "cash",
            TenderKind.CASH,
            Map.of("en", "Cash", "it", "Contanti", "pt-BR", "Dinheiro", "fr", "Espèces"),
            language,
            10),
        paymentMethod(
            "card",
            TenderKind.CARD,
            Map.of("en", "Card", "it", "Carta", "pt-BR", "Cartão", "fr", "Carte"),
            language,
            20));
  }

  private static Draft paymentMethod(
      String id, TenderKind kind, Map<String, String> names, String language, int sort) {
    Label label = new Label(names.getOrDefault(language, id), names);
    return new Draft(
        id,
        Values.of(SyncCatalogue.PAYMENT_METHOD)
            .set("kind", kind.name())
            .set("name", label.text())
            .set("names", LabelColumns.names(label))
            .set("sort", (long) sort)
            .set("active", true)
            .array(),
        List.of());
  }
}
