package dev.sempre.model.shift;

/// What an X report says, and a Z makes final. Source: T8.
///
/// @param takings what was sold
/// @param receipts what customers have paid of what they owed
/// @param drawer what has to lie in the drawer
/// @param voidedTickets how many sales were given up
/// @param drawerOpenings how often the drawer was opened without a sale
public record ShiftFigures(
    Takings takings,
    AccountReceipts receipts,
    Drawer drawer,
    long voidedTickets,
    long drawerOpenings) {
  public static final ShiftFigures NONE =
      new ShiftFigures(Takings.NONE, AccountReceipts.NONE, Drawer.EMPTY, 0, 0);

  /// These and those of a later shift.
  public ShiftFigures plus(ShiftFigures later) {
    return new ShiftFigures(
        takings.plus(later.takings),
        receipts.plus(later.receipts),
        drawer.plus(later.drawer),
        voidedTickets + later.voidedTickets,
        drawerOpenings + later.drawerOpenings);
  }
}
