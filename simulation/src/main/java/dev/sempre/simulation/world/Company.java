package dev.sempre.simulation.world;

import java.util.List;

/// A company of the world.
///
/// @param centre its part of the centre
/// @param customers what has been entered about its customers
record Company(
    Firm firm, SimCentre centre, List<SimTill> tills, HeadOffice office, CustomerBook customers) {
  /// A person lets a till that is set back join anew with a code of the centre, which has to answer
  /// for that. Source: R21.
  void joinAnewIfSetBack(SimTill till) {
    if (till.isSetBack()) {
      till.joinsAnew(centre.readmit(till.name()));
    }
  }
}
