package dev.sempre.simulation.world;

import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.replica.db.Place;
import java.util.List;

/// A company of the world.
///
/// @param centre its part of the centre
/// @param customers what has been entered about its customers
record Company(
    Firm firm, SimCentre centre, List<SimTill> tills, HeadOffice office, CustomerBook customers) {
  /// A person lets a till join again with a code of the centre, which has to answer for that: one
  /// that is set back, and one that the centre lets in no longer. Source: R21.
  void joinAgainIfItMust(SimTill till) {
    boolean setBack = till.isSetBack();
    if (setBack || centre.keepsOut(till.name(), till.key())) {
      Place place = till.place();
      DeviceClaim been =
          new DeviceClaim(place.tenant(), till.shop(), till.name(), till.number(), setBack);
      String key = till.nextKey();
      till.joinsAgain(centre.readmit(been, key), key);
    }
  }
}
