package dev.sempre.model.tax;

import dev.sempre.model.money.Allocation;
import dev.sempre.model.money.Rate;
import dev.sempre.model.money.Rounding;

/// Whether a sale's prices contain their tax.
public enum TaxMode {

  /// Prices contain the tax, as on a shop's shelf in Europe: line totals are gross.
  INCLUSIVE {
    @Override
    public long taxMinor(long amountMinor, Rate rate) {
      return Rounding.taxInGross(amountMinor, rate);
    }

    @Override
    long[] taxSharesMinor(long[] amountsMinor, Rate rate) {
      return Allocation.taxInGross(amountsMinor, rate);
    }

    @Override
    public TaxAmounts split(long amountMinor, long taxMinor) {
      return new TaxAmounts(Math.subtractExact(amountMinor, taxMinor), taxMinor, amountMinor);
    }
  },

  /// The tax comes on top, as in trade between companies: line totals are net.
  EXCLUSIVE {
    @Override
    public long taxMinor(long amountMinor, Rate rate) {
      return Rounding.taxOnNet(amountMinor, rate);
    }

    @Override
    long[] taxSharesMinor(long[] amountsMinor, Rate rate) {
      return Allocation.taxOnNet(amountsMinor, rate);
    }

    @Override
    public TaxAmounts split(long amountMinor, long taxMinor) {
      return new TaxAmounts(amountMinor, taxMinor, Math.addExact(amountMinor, taxMinor));
    }
  };

  /// The tax of one amount that is priced this way, rounded once.
  public abstract long taxMinor(long amountMinor, Rate rate);

  /// The tax of each of several amounts, summing to the tax of their sum.
  abstract long[] taxSharesMinor(long[] amountsMinor, Rate rate);

  /// An amount that is priced this way, and its tax, as net, tax and gross.
  public abstract TaxAmounts split(long amountMinor, long taxMinor);
}
