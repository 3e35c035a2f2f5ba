package dev.sempre.pos.command;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the shift commands say as JSON. All amounts in minor units.
final class ShiftDocument {
  private ShiftDocument() {}

  /// An X: what a shift has come to so far.
  record X(
      String shift,
      int number,
      String currency,
      boolean openedBySale,
      Figures figures,
      UnsettledCards unsettledCards) {
    static X of(ShiftNow now, ShiftNow.Open open, ShiftFigures figures) {
      return new X(
          open.id(),
          open.number(),
          now.currency().code(),
          open.bySale(),
          Figures.of(figures),
          now.cards());
    }
  }

  /// A Z.
  ///
  /// @param place its place in the chain of the till; null if it is not sealed
  /// @param periods what was closed with it: `DAY 2026-11-21 1`
  record Z(
      String id,
      long number,
      @Nullable String shift,
      String period,
      String currency,
      Figures figures,
      long countedMinor,
      long differenceMinor,
      @Nullable String reason,
      int timesCounted,
      @Nullable Long place,
      @Nullable Long perpetualMinor,
      List<String> periods,
      UnsettledCards unsettledCards) {
    static Z of(ZReport report) {
      Closing closing = report.closing();
      Reckoning reckoning = closing.reckoning();
      ZReport.Sealed seal = report.seal();
      return new Z(
          closing.id(),
          closing.number(),
          closing.shiftId(),
          closing.period(),
          closing.currency().code(),
          Figures.of(closing.figures()),
          reckoning == null ? 0 : reckoning.countedMinor(),
          closing.differenceMinor(),
          reckoning == null ? null : reckoning.reason(),
          reckoning == null ? 0 : reckoning.times(),
          seal == null ? null : seal.place(),
          seal == null ? null : seal.perpetualMinor(),
          report.periods().stream()
              .map(each -> each.kind() + " " + each.period() + " " + each.number())
              .toList(),
          report.cards());
    }
  }

  /// The figures of both.
  record Figures(
      long tickets,
      @Nullable String firstTicket,
      @Nullable String lastTicket,
      long grossMinor,
      long netMinor,
      long taxMinor,
      long discountMinor,
      long returnedLines,
      long returnedMinor,
      long voidedLines,
      long voidedMinor,
      long voidedTickets,
      long drawerOpenings,
      long roundingMinor,
      List<Tender> tenders,
      long accountPayments,
      List<Tender> received,
      List<Tax> taxes,
      long floatMinor,
      long cashMinor,
      long accountCashMinor,
      long inMinor,
      long outMinor,
      long dropMinor,
      long expectedMinor) {
    static Figures of(ShiftFigures figures) {
      Takings takings = figures.takings();
      Drawer drawer = figures.drawer();
      return new Figures(
          takings.tickets(),
          takings.first() == null ? null : takings.first().printed(),
          takings.last() == null ? null : takings.last().printed(),
          takings.grossMinor(),
          takings.netMinor(),
          takings.taxMinor(),
          takings.discountMinor(),
          takings.returnedLines(),
          takings.returnedMinor(),
          takings.voidedLines(),
          takings.voidedMinor(),
          figures.voidedTickets(),
          figures.drawerOpenings(),
          takings.roundingMinor(),
          tenders(takings.tenders()),
          figures.receipts().payments(),
          tenders(figures.receipts().tenders()),
          takings.taxes().stream()
              .map(tax ->
                  new Tax(
                      tax.vatRateId(),
                      tax.rate().basisPoints(),
                      tax.netMinor(),
                      tax.taxMinor(),
                      tax.grossMinor()))
              .toList(),
          drawer.floatMinor(),
          drawer.cashMinor(),
          drawer.accountMinor(),
          drawer.inMinor(),
          drawer.outMinor(),
          drawer.dropMinor(),
          drawer.expectedMinor());
    }

    private static List<Tender> tenders(List<Takings.Paid> paid) {
      return paid.stream()
          .map(each ->
              new Tender(each.methodId(), each.kind().name(), each.count(), each.amountMinor()))
          .toList();
    }
  }

  record Tender(String method, String kind, long times, long amountMinor) {}

  record Tax(String vatRate, int basisPoints, long netMinor, long taxMinor, long grossMinor) {}
}
