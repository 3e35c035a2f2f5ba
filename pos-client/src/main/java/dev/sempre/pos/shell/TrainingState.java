package dev.sempre.pos.shell;

/// How it stands with practising at this till. Source: T12.
public enum TrainingState {
  /// Nobody can practise here: the installation has joined no company yet.
  NOT_OFFERED,
  /// These are the screens of the till.
  OFF,
  /// The practice ground is being opened.
  GETTING_READY,
  /// It is open, and waits until somebody goes there: the till was in use when it was.
  READY,
  /// It could not be opened; the till is as it was.
  FAILED,
  /// These are the screens of the practice ground.
  ON
}
