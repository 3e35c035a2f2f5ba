package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A company's places.
public final class Establishments {
  private static final String BY = "establishment create";

  /// Short enough for a ticket number, without the hyphen that ends it there.
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,10}");

  private Establishments() {}

  /// Whether a text can be the code of a place: 1 to 10 letters and digits.
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /// Creates a place.
  ///
  /// @param market how it sells, or null for the central establishment's
  public static Answer<Establishment> create(
      Replica replica,
      String code,
      String name,
      EstablishmentKind kind,
      @Nullable Market market,
      @Nullable String address) {
    if (!isCode(code)) {
      return Answer.refused(
          "ESTABLISHMENT_CODE", "code", "A code has 1 to 10 letters and digits and nothing else.");
    }
    if (name.isBlank() || name.length() > 200) {
      return Answer.refused("ESTABLISHMENT_NAME", "name", "A name has 1 to 200 characters.");
    }
    return replica.write(
        Priority.PERSON,
        tx -> {
          if (EstablishmentStore.byId(tx.handle(), code).isPresent()) {
            return Answer.refused(
                "ESTABLISHMENT_EXISTS",
                "code",
                "There is an establishment " + code + " already: choose another code.");
          }
          Market here = market == null ? central(tx.handle()).orElse(null) : market;
          if (here == null) {
            return Answer.refused(
                "NO_CENTRAL_ESTABLISHMENT",
                "country",
                "The company has no central establishment to take currency and country from.");
          }
          Records.put(tx, SyncCatalogue.ESTABLISHMENT, BY, draft(code, name, kind, here, address));
          return Answer.done(
              new Establishment(
                  code,
                  name,
                  kind,
                  here.country(),
                  here.currency(),
                  here.taxMode(),
                  here.language(),
                  here.zone(),
                  address,
                  true));
        });
  }

  /// How the central establishment sells, or empty if there is none.
  public static Optional<Market> central(Handle handle) {
    return CompanyStore.centralEstablishment(handle)
        .flatMap(id -> EstablishmentStore.byId(handle, id))
        .map(Establishments::market);
  }

  /// How a place sells.
  public static Market market(Establishment place) {
    return new Market(
        place.currency(), place.country(), place.language(), place.zone(), place.taxMode());
  }

  /// All places by code.
  public static List<Establishment> all(Handle handle) {
    return CompanyStore.establishments(handle).stream()
        .flatMap(id -> EstablishmentStore.byId(handle, id).stream())
        .toList();
  }

  /// How a place is written.
  public static Draft draft(
      String code, String name, EstablishmentKind kind, Market market, @Nullable String address) {
    return new Draft(
        code,
        Values.of(SyncCatalogue.ESTABLISHMENT)
            .set("name", name)
            .set("kind", kind.name())
            .set("country", market.country())
            .set("currency", market.currency().code())
            .set("tax_mode", market.taxMode().name())
            .set("language", market.language())
            .set("time_zone", market.zone().getId())
            .set("address", address)
            .set("active", true)
            .array(),
        List.of());
  }
}
