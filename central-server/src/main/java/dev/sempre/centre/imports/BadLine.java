package dev.sempre.centre.imports;

import org.jspecify.annotations.Nullable;

/// A line that was not imported.
///
/// @param line number of the line in the file, the header is line 1
/// @param column column at fault, or null if it is the whole line
/// @param reason what is wrong with it, in words
public record BadLine(long line, @Nullable String column, String reason) {}
