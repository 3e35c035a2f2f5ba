package dev.sempre.replica.db;

import dev.sempre.model.sync.RootRecord;
import org.jspecify.annotations.Nullable;

/// Which place of which company a database is.
///
/// @param base [RootRecord#CENTRE] or the id of the device
/// @param tenant short name of the company
/// @param company its full name
/// @param establishment id of the establishment, null at the centre
/// @param number number of the device within its establishment, 0 at the centre
/// @param clockOffsetMillis what to add to this machine's clock to get the centre's. Source: S9.
public record Place(
    String base,
    String tenant,
    String company,
    @Nullable String establishment,
    int number,
    long clockOffsetMillis) {

  public static Place centre(String tenant, String company) {
    return new Place(RootRecord.CENTRE, tenant, company, null, 0, 0);
  }

  Place withClockOffset(long newClockOffsetMillis) {
    return new Place(base, tenant, company, establishment, number, newClockOffsetMillis);
  }

  public boolean isCentre() {
    return base.equals(RootRecord.CENTRE);
  }

  /// Series of this device's tickets: `establishment-number`. Source: T10.
  ///
  /// @throws IllegalStateException at the centre, which sells nothing
  public String series() {
    if (establishment == null) {
      throw new IllegalStateException("the centre has no ticket series");
    }
    return establishment + "-" + number;
  }
}
