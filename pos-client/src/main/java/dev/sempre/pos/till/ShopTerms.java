package dev.sempre.pos.till;

import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.organisation.SettingStore;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// On what terms a ticket is rung up: read when it begins, the same to its end.
///
/// @param establishment the shop
/// @param embeddedCodes what the labels of its scales mean
/// @param permissions what the cashier may do as it is now; nothing if he or his role is not here
/// @param discountLimitBasisPoints what he may take off a line without somebody else's leave
/// @param cashRounding to what cash is rounded
record ShopTerms(
    Establishment establishment,
    EmbeddedCodeRules embeddedCodes,
    Set<Permission> permissions,
    int discountLimitBasisPoints,
    CashRounding cashRounding) {
  /// Where the company has said nothing.
  private static final int USUAL_DISCOUNT_LIMIT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ShopTerms.class);

  /// @throws IllegalStateException if the shop itself is not known: nobody could have logged in
  static ShopTerms read(Handle handle, Place place, KnownShop shop, User cashier) {
    ShopTerms ofShop = ofShop(handle, place, shop);
    return new ShopTerms(
        ofShop.establishment,
        ofShop.embeddedCodes,
        Leave.permissions(handle, place, cashier.id()),
        ofShop.discountLimitBasisPoints,
        ofShop.cashRounding);
  }

  /// The terms of nobody in particular, who may do nothing.
  ///
  /// @throws IllegalStateException if the shop itself is not known: nobody could have logged in
  static ShopTerms ofShop(Handle handle, Place place, KnownShop shop) {
    Establishment establishment =
        shop.find(handle, place)
            .orElseThrow(() ->
                new IllegalStateException("establishment " + place.establishment() + " unknown"));
    return new ShopTerms(
        establishment,
        embeddedCodes(handle, establishment.id()),
        Set.of(),
        discountLimit(handle, establishment.id()),
        cashRounding(handle, establishment));
  }

  private static int discountLimit(Handle handle, String establishmentId) {
    String setting =
        SettingStore.find(handle, SettingStore.DISCOUNT_LIMIT, establishmentId).orElse("");
    try {
      return setting.isBlank() ? USUAL_DISCOUNT_LIMIT : Integer.parseInt(setting.strip());
    } catch (NumberFormatException e) {
      LOG.warn("TILL-26 The limit of discounts is not understood: {}", setting);
      return USUAL_DISCOUNT_LIMIT;
    }
  }

  private static CashRounding cashRounding(Handle handle, Establishment shop) {
    String setting = SettingStore.find(handle, SettingStore.CASH_ROUNDING, shop.id()).orElse("");
    CashRounding usual = CashRounding.of(shop.currency());
    try {
      return setting.isBlank() ? usual : new CashRounding(Long.parseLong(setting.strip()));
    } catch (IllegalArgumentException e) {
      LOG.warn("TILL-15 How cash is rounded is not understood: {}", setting);
      return usual;
    }
  }

  /// A setting that cannot be read must not stop the sale of everything else.
  private static EmbeddedCodeRules embeddedCodes(Handle handle, String establishmentId) {
    String setting =
        SettingStore.find(handle, SettingStore.EMBEDDED_CODES, establishmentId).orElse("");
    try {
      return EmbeddedCodeRules.parse(setting);
    } catch (IllegalArgumentException e) {
      LOG.warn("TILL-1 Labels of scales are not understood: {}", e.getMessage());
      return EmbeddedCodeRules.NONE;
    }
  }

  boolean allow(Permission permission) {
    return permissions.contains(permission);
  }
}
