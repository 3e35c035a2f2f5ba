package dev.sempre.agent.command;

import dev.sempre.model.wire.Messages.Problem;
import org.jspecify.annotations.Nullable;

/// What a failure means for the person at the command line. Source: P7.
final class Sentences {
  private Sentences() {}

  /// @param code code of a failure as the journal keeps it
  /// @param detail what upstream or this machine said about it, or null
  static String of(String code, @Nullable String detail) {
    return switch (code) {
      case "NO_ROUTE" ->
          "The centre cannot be reached: check the network and the centre's address.";
      case "UNTRUSTED" ->
          "The centre cannot prove who it is: check this machine's clock and the address.";
      case "NOT_THE_CENTRE" ->
          "Something else answers at the centre's address, perhaps a log-in page of the network:"
              + " open a browser and look.";
      case "OVERLOADED", "SERVER_ERROR" ->
          "The centre has a problem at the moment: try again in some minutes.";
      case "CUT", "TIMEOUT", "ABORTED" -> "The line broke: try again.";
      case Problem.PROGRAM_TOO_OLD ->
          "This program is older than the centre's by more than one version: update it here. What"
              + " has been sold is kept and goes up then.";
      case Problem.CENTRE_TOO_OLD ->
          "The centre's program is older than this one by more than one version: have it updated."
              + " What has been sold is kept and goes up then.";
      case "STORE_DISK_FULL" -> "This machine's disk is full: make room and try again.";
      case "STOPPED" -> "The program that was synchronising has stopped: try again.";
      default -> detail == null || detail.isBlank() ? "It did not work: " + code + "." : detail;
    };
  }
}
