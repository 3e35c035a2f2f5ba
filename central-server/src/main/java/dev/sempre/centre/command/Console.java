package dev.sempre.centre.command;

import java.io.PrintStream;

/// Where a command speaks.
///
/// @param out results
/// @param err progress and errors
/// @param terminal true if a person looks on who can see a line change
/// @param breath waits a moment, see `ImportWatch#breathe()`
public record Console(PrintStream out, PrintStream err, boolean terminal, Runnable breath) {}
