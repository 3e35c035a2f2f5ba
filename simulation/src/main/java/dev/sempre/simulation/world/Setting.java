package dev.sempre.simulation.world;

/// What everybody in one world shares.
///
/// @param oracle what cashiers were told
/// @param planted what its programs have wrong with them
record Setting(
    VirtualTime time,
    History history,
    Oracle oracle,
    Canaries canaries,
    Signatures signatures,
    Planted planted) {
  static Setting of(long startMillis, Planted planted) {
    VirtualTime time = new VirtualTime(startMillis);
    return new Setting(
        time, new History(time), new Oracle(), new Canaries(), new Signatures(), planted);
  }

  boolean has(Planted bug) {
    return planted == bug;
  }

  void note(String who, String what) {
    history.note(who, what);
  }
}
