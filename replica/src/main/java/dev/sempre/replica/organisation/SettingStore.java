package dev.sempre.replica.organisation;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Settings of the company and of its establishments; that of an establishment goes before that of
/// the company. Source: S15.
public final class SettingStore {
  /// Which in-store codes carry a price or a weight, as
  /// [dev.sempre.model.catalogue.EmbeddedCodeRules#text] writes them.
  public static final String EMBEDDED_CODES = "embedded_codes";

  /// Id of the VAT rate of goods that have no other.
  public static final String USUAL_VAT_RATE = "usual_vat_rate";

  /// How much a cashier may take off a line without somebody else's leave, in hundredths of a
  /// percent.
  public static final String DISCOUNT_LIMIT = "discount_limit_bp";

  /// What stands above on receipts, such as the company's tax numbers; perhaps in several lines.
  public static final String RECEIPT_HEADER = "receipt_header";

  /// What stands below on receipts; perhaps in several lines.
  public static final String RECEIPT_FOOTER = "receipt_footer";

  /// To what cash is rounded, minor units, as [dev.sempre.model.sale.CashRounding] has it; 0 =
  /// nothing. Where nobody has set it: what is usual with the currency.
  public static final String CASH_ROUNDING = "cash_rounding_minor";

  private SettingStore() {}

  /// The value that holds at an establishment; empty if nobody has set one.
  public static Optional<String> find(Handle handle, String name, String establishmentId) {
    return handle
        .createQuery(
            """
            select value from account_setting
             where name = :name and deleted = 0 and value is not null
               and (establishment_id is null or establishment_id = :establishment)
             order by establishment_id is null, id limit 1
            """)
        .bind("name", name)
        .bind("establishment", establishmentId)
        .mapTo(String.class)
        .findOne();
  }
}
