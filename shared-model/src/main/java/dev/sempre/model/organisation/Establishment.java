package dev.sempre.model.organisation;

import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A place of the company: the head office or a remote shop.
///
/// @param id its short code, first part of the series of its tickets: `1`
/// @param name what people read
/// @param kind head office or remote
/// @param country ISO 3166-1 code of two capital letters
/// @param currency what it sells in
/// @param taxMode whether its prices contain their tax
/// @param language language of its receipts as a BCP 47 tag
/// @param zone time zone of its wall clock
/// @param address printed on receipts; null if unknown
/// @param active false = closed for good
public record Establishment(
    String id,
    String name,
    EstablishmentKind kind,
    String country,
    Currency currency,
    TaxMode taxMode,
    String language,
    ZoneId zone,
    @Nullable String address,
    boolean active) {}
