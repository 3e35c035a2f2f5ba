package dev.sempre.replica.db;

import dev.sempre.model.sale.TicketNumber;
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
/// @param training whether it is a till's practice ground: its numbers and its chain are its own,
///   and nothing of it is ever sent. Source: T12.
public record Place(
    String base,
    String tenant,
    String company,
    @Nullable String establishment,
    int number,
    long clockOffsetMillis,
    boolean training) {
  private static final String TRAINING_SERIES = "TRAIN-";

  /// A place where what is sold is sold.
  public Place(
      String base,
      String tenant,
      String company,
      @Nullable String establishment,
      int number,
      long clockOffsetMillis) {
    this(base, tenant, company, establishment, number, clockOffsetMillis, false);
  }

  /// The practice ground of this till.
  ///
  /// @throws IllegalStateException at the centre, where nobody sells
  public Place forTraining() {
    if (isCentre()) {
      throw new IllegalStateException("nobody sells at the centre, not even for practice");
    }
    return new Place(base, tenant, company, establishment, number, clockOffsetMillis, true);
  }

  public static Place centre(String tenant, String company) {
    return new Place(RootRecord.CENTRE, tenant, company, null, 0, 0);
  }

  Place withClockOffset(long newClockOffsetMillis) {
    return new Place(base, tenant, company, establishment, number, newClockOffsetMillis, training);
  }

  public boolean isCentre() {
    return base.equals(RootRecord.CENTRE);
  }

  /// Series of this device's tickets: `establishment-number`, and before it `TRAIN-` where nothing
  /// counts. Source: T10, T12.
  ///
  /// @throws IllegalStateException at the centre, which sells nothing
  public String series() {
    if (establishment == null) {
      throw new IllegalStateException("the centre has no ticket series");
    }
    String real = TicketNumber.seriesOf(establishment, number);
    return training ? TRAINING_SERIES + real : real;
  }
}
