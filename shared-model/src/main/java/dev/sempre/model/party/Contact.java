package dev.sempre.model.party;

import org.jspecify.annotations.Nullable;

/// A person or company that the company deals with. One contact may be several things at once; a
/// prospect becomes a customer by a flag and keeps its id. Source: S4, S9.
///
/// @param id UUIDv7
/// @param name what people read, never blank
/// @param customer buys from the company
/// @param prospect may buy one day
/// @param supplier sells to the company
/// @param taxId VAT number, CNPJ or CPF, codice fiscale, ... as written; null if unknown
/// @param email null if unknown
/// @param phone null if unknown
/// @param address where it is; [Address#UNKNOWN] if nothing is known
/// @param classificationId id in the reference table of entity classifications; null if none
/// @param note free text for the company's own eyes; null if none
/// @param creditLimitMinor how much the contact may owe as a customer, minor units of the shop's
///   currency; null = no limit
/// @param active false = no longer offered in searches
public record Contact(
    String id,
    String name,
    boolean customer,
    boolean prospect,
    boolean supplier,
    @Nullable String taxId,
    @Nullable String email,
    @Nullable String phone,
    Address address,
    @Nullable String classificationId,
    @Nullable String note,
    @Nullable Long creditLimitMinor,
    boolean active) {}
