package dev.sempre.simulation.scale;

/// How the bases use the centre.
enum Load {
  /// Every base sells as in the busiest hour of its day and synchronises with its routine, with its
  /// pulse in between.
  BUSY_HOUR("busy hour"),
  /// Every base has some tickets waiting, and as many bases as the centre serves at once bring
  /// them, one base after the other: as fast as it goes.
  CATCHING_UP("catching up"),
  /// The same, but all bases come in the same moment, as after an outage: the centre asks most of
  /// them to come again.
  ALL_AT_ONCE("all at once");

  private final String label;

  Load(String label) {
    this.label = label;
  }

  /// As the table says it.
  String label() {
    return label;
  }
}
