package dev.sempre.model.tax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The VAT of a ticket, adding up to the cent in every direction: net + tax = gross for each rate
/// and each amount, the amounts of a rate sum to the rate, the rates sum to the ticket.
///
/// **Where rounding happens:** once per rate, on the sum of all amounts of that rate. Each amount's
/// part of the tax then follows by largest remainder and is less than one minor unit from its exact
/// tax. Rounding each line by itself would let the tax of a long ticket drift by half a cent per
/// line; rounding the whole ticket at once is impossible with several rates. Source: T10.
///
/// @param rates one per VAT rate and percentage, lowest percentage first, then by id
/// @param shares net, tax and gross of each amount, in the order in which the amounts were given
public record TaxBreakdown(List<TaxLine> rates, List<TaxAmounts> shares) {

  public TaxBreakdown {
    rates = List.copyOf(rates);
    shares = List.copyOf(shares);
  }

  /// The breakdown of amounts that are priced in a mode.
  ///
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public static TaxBreakdown of(TaxMode mode, List<TaxableAmount> amounts) {
    Map<RateKey, List<Integer>> indexesByRate = new TreeMap<>(RateKey.ORDER);
    for (int i = 0; i < amounts.size(); i++) {
      TaxableAmount amount = amounts.get(i);
      indexesByRate
          .computeIfAbsent(new RateKey(amount.vatRateId(), amount.rate()), _ -> new ArrayList<>())
          .add(i);
    }
    List<TaxLine> rates = new ArrayList<>(indexesByRate.size());
    TaxAmounts[] shares = new TaxAmounts[amounts.size()];
    indexesByRate.forEach((key, indexes) -> {
      long[] ofRate =
          indexes.stream().mapToLong(index -> amounts.get(index).amountMinor()).toArray();
      long[] taxes = mode.taxSharesMinor(ofRate, key.rate());
      TaxAmounts sum = TaxAmounts.ZERO;
      for (int i = 0; i < ofRate.length; i++) {
        TaxAmounts share = mode.split(ofRate[i], taxes[i]);
        shares[indexes.get(i)] = share;
        sum = sum.plus(share);
      }
      rates.add(
          new TaxLine(key.id(), key.rate(), sum.netMinor(), sum.taxMinor(), sum.grossMinor()));
    });
    return new TaxBreakdown(rates, Arrays.asList(shares));
  }
}
