package dev.sempre.centre.imports;

import dev.sempre.replica.sync.Records.Draft;
import org.jspecify.annotations.Nullable;

/// What a line of a reference table says.
///
/// @param draft the record; without an id of its own its id is empty
/// @param productCode code of the product that a price is of, or null if the line has its id
record TableRow(Draft draft, @Nullable String productCode) {}
