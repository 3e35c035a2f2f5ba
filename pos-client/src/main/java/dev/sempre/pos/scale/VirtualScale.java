package dev.sempre.pos.scale;

/// The twin of a scale: a person types what lies on it.
public final class VirtualScale implements Scale {
  private volatile long milli;

  /// @param grams what lies on it; 0 = nothing
  public void put(long grams) {
    milli = grams;
  }

  /// What lies on it, grams.
  public long grams() {
    return milli;
  }

  @Override
  public Weighed weigh() {
    long now = milli;
    return now > 0 ? new Weighed.Weight(now) : new Weighed.Empty();
  }
}
