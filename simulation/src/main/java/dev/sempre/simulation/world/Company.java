package dev.sempre.simulation.world;

import java.util.List;

/// A company of the world.
///
/// @param centre its part of the centre
/// @param customers what has been entered about its customers
record Company(
    Firm firm, SimCentre centre, List<SimTill> tills, HeadOffice office, CustomerBook customers) {}
