package dev.sempre.pos.start;

/// Why an installation could not join. Each has its sentence with the remedy.
public enum EnrolmentFailure {
  /// What was typed is no address.
  ADDRESS_NOT_UNDERSTOOD,
  /// No computer has that name.
  NAME_NOT_FOUND,
  /// The computer does not answer, or not at that port. Trying again may help.
  NO_ANSWER,
  /// The answer did not come over a connection that can be trusted.
  NOT_SECURE,
  /// Something answers there that is no centre of Sempre, such as a hotel's log-in page.
  NOT_A_CENTRE,
  /// No such code was given out, or it was mistyped.
  CODE_UNKNOWN,
  /// The code's time is over.
  CODE_EXPIRED,
  /// The code has been used.
  CODE_USED,
  /// The code was made for another device, establishment or company than this installation's.
  CODE_OF_OTHER,
  /// This installation's database is a device of a company: it joins again with a code that was
  /// made for that device.
  DEVICE_CODE_NEEDED,
  /// The centre does not take the device back as it is, for its number or its id.
  NOT_READMITTED,
  /// Too many wrong codes came from here. Waiting helps.
  TOO_MANY_TRIES,
  /// This computer's clock is too far from the server's.
  CLOCK_WRONG,
  /// This program is too old or too new for the server.
  VERSION_MISMATCH,
  /// The server has a fault of its own. Trying again later helps.
  SERVER_FAULT,
  /// The identity could not be stored on this computer.
  NOT_SAVED
}
