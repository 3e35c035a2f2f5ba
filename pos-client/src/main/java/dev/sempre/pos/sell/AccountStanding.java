package dev.sempre.pos.sell;

import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.money.Currency;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How a customer's account stands, as far as is known at this till.
///
/// @param customer whose it is
/// @param currency currency of every amount
/// @param account what he owes and what of it is open
/// @param limitMinor how much he may owe without somebody's leave, minor units; null = no limit
/// @param toCreditMinor of a refund that is being paid: what is still owed for the goods that come
///   back, and so goes off his account rather than out of the drawer; 0 for anything else
/// @param today the day in the shop
/// @param usualDue when something that is bought today is due, if nobody says otherwise
public record AccountStanding(
    Customer customer,
    Currency currency,
    CustomerAccount account,
    @Nullable Long limitMinor,
    long toCreditMinor,
    LocalDate today,
    LocalDate usualDue) {}
