package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;

/// A printer as it is set up at this till.
///
/// @param id names it in the queue; never given to another one
/// @param name what people call it
/// @param cuts whether it has a cutter
public record PrinterSettings(
    String id,
    String name,
    Connection connection,
    PaperWidth paper,
    CodePage codePage,
    boolean cuts) {}
