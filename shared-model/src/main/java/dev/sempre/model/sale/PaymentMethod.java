package dev.sempre.model.sale;

import dev.sempre.model.text.Label;

/// A way to pay that the company takes.
///
/// @param id stable id that tenders refer to
/// @param kind what kind of money it is
/// @param name what people read
/// @param sort place on the payment panel, lowest first
/// @param active false = no longer offered
public record PaymentMethod(String id, TenderKind kind, Label name, int sort, boolean active) {}
