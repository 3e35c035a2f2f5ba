package dev.sempre.pos.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShiftViewModelTest {
  private final InlineWork work = new InlineWork();
  private final FakeShift till = new FakeShift();
  private final FakeShiftPaper paper = new FakeShiftPaper();
  private int sells;
  private final ApprovalViewModel leave =
      new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn());
  private final ShiftViewModel model =
      new ShiftViewModel(
          new Words(Language.IT),
          work,
          till,
          leave,
          new ReportPaper(work, paper, () -> "maria"),
          () -> sells++);

  @BeforeEach
  void show() {
    model.start();
    model.shown();
  }

  private void openWith(String typed) {
    model.entryProperty().set(typed);
    model.next();
  }

  @Test
  void aTillWithoutShiftAsksForAFloatAndOpensWithIt() {
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);

    openWith("150,50");

    assertThat(till.deeds()).containsExactly("open 15050");
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(said()).isEqualTo(Word.SHIFT_IS_OPEN);
  }

  @Test
  void aSuggestedFloatStandsInTheFieldAsIfItHadBeenTyped() {
    model.opening().use(123_450);
    assertThat(model.entryProperty().get()).isEqualTo("1234,50");
    model.next();
    assertThat(till.deeds()).containsExactly("open 123450");
  }

  @Test
  void nothingTypedIsNoFloatAndZeroIsOne() {
    openWith(" ");
    assertThat(said()).isEqualTo(Word.SHIFT_FLOAT_MISSING);
    openWith("twelve");
    assertThat(said()).isEqualTo(Word.SHIFT_FLOAT_MISSING);
    assertThat(till.deeds()).isEmpty();
    openWith("0");
    assertThat(till.deeds()).containsExactly("open 0");
  }

  /// Source: T1, T8.
  @Test
  void whatSomebodyHasAskedForIsDoneInHerNameAndNotToldToWhoComesAfterHer() {
    FakeShift lucias = new FakeShift();
    FakeShift joaos = new FakeShift();
    till.seat(lucias);
    work.hold();
    openWith("100");
    till.seat(joaos);
    model.start();
    work.release();

    assertThat(lucias.deeds()).containsExactly("open 10000");
    assertThat(joaos.deeds()).isEmpty();
    assertThat(till.deeds()).isEmpty();
    assertThat(model.messageProperty().get()).isNull();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
  }

  @Test
  void whoComesAfterIsNotAskedForLeaveForWhatAnotherHasAskedFor() {
    till.forbid(Permission.OPEN_SHIFT);
    work.hold();
    openWith("100");
    model.start();
    work.release();
    assertThat(model.pageProperty().get()).as("and not of leave").isEqualTo(Page.FLOAT);
    assertThat(model.isOpen()).isFalse();
  }

  @Test
  void whoComesAfterSomethingThatBrokeSeesHowTheShiftStandsAndNoWordOfIt() {
    till.breakOnce();
    work.hold();
    openWith("100");
    model.start();
    model.shown();
    work.release();
    assertThat(model.messageProperty().get()).isNull();
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
  }

  @Test
  void aClockThatMayBeWrongIsToldAndWhoOpensOnceMoreSaysThatItIsRight() {
    till.refuseOnce(new ShiftRefusal.ClockAhead(1_795_262_400_000L, 1_826_798_400_000L));
    openWith("100");
    assertThat(said()).isEqualTo(Word.SHIFT_CLOCK_AHEAD);
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
    model.next();
    assertThat(till.deeds()).containsExactly("open 10000", "open 10000 by this clock");
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void moneyIsMovedWithItsReason() {
    openWith("100");
    model.moving().begin(CashMovementKind.SAFE_DROP);
    model.entryProperty().set("50");
    model.next();
    assertThat(said()).isEqualTo(Word.SHIFT_REASON_MISSING);
    assertThat(model.entryProperty().get()).isEqualTo("50");
    model.reasonProperty().set("In cassaforte");
    model.next();

    assertThat(till.deeds()).contains("SAFE_DROP 5000 In cassaforte");
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(said()).isEqualTo(Word.SHIFT_MOVED_TO_SAFE);
  }

  private void leaveTwoCards() {
    till.leave(
        List.of(
            new ShiftNow.LeftCard("r-1", 1_250, LocalDateTime.of(2026, 5, 28, 9, 4), "Maria B."),
            new ShiftNow.LeftCard("r-2", 300, LocalDateTime.of(2026, 5, 28, 9, 9), "Maria B.")));
  }

  /// Source: F43.
  @Test
  void aLeftCardIsClosedAsTheSlipSays() {
    openWith("100");
    model.cards().begin();
    assertThat(model.pageProperty().get()).as("there is none").isEqualTo(Page.OVERVIEW);
    leaveTwoCards();
    model.reload();
    model.cards().begin();
    model.cards().marked().move(5);
    model.next();
    assertThat(said()).isEqualTo(Word.CARD_NO_AUTHORISATION);
    model.entryProperty().set(" 077123 ");
    model.next();
    assertThat(till.deeds()).endsWith("declare r-2 Moved[authorisation=077123]");
    assertThat(said()).isEqualTo(Word.CARD_DECLARED);
    model.cards().begin();
    model.cards().unmoved();
    assertThat(till.deeds()).endsWith("declare r-1 NotMoved[]");
    model.cards().begin();
    assertThat(model.pageProperty().get()).as("there is none left").isEqualTo(Page.OVERVIEW);
  }

  @Test
  void aLeftCardThatTheTerminalHasToldOfMeanwhileIsLeftAsItIs() {
    openWith("100");
    leaveTwoCards();
    model.reload();
    model.cards().begin();
    till.leave(List.of());
    model.cards().unmoved();
    assertThat(said()).isEqualTo(Word.SHIFT_LEFT_TOLD);
  }

  /// What is written down of one card is never said of another one.
  @Test
  void aLeftCardThatHasGoneFromTheListIsNotTakenForTheOneThatStandsInItsPlace() {
    openWith("100");
    leaveTwoCards();
    model.reload();
    model.cards().begin();
    model.entryProperty().set("077123");
    till.leave(now().left().subList(1, 2));
    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.CARDS);
    assertThat(said()).isEqualTo(Word.SHIFT_LEFT_TOLD);
    assertThat(model.entryProperty().get()).as("it was of the other card").isEmpty();
    model.entryProperty().set("077123");
    model.next();
    model.cards().unmoved();
    assertThat(till.deeds()).containsExactly("open 10000");
    model.cards().marked().choose(0);
    model.next();
    assertThat(till.deeds()).endsWith("declare r-2 Moved[authorisation=077123]");
  }

  @Test
  void theLeftCardThatIsSpokenOfStaysSoWhereverItStandsInTheList() {
    openWith("100");
    leaveTwoCards();
    model.reload();
    model.cards().begin();
    model.cards().marked().move(1);
    model.entryProperty().set("077123");
    till.leave(now().left().subList(1, 2));
    model.reload();
    assertThat(model.entryProperty().get()).isEqualTo("077123");
    assertThat(model.messageProperty().get()).isNull();
    model.next();
    assertThat(till.deeds()).endsWith("declare r-2 Moved[authorisation=077123]");
  }

  @Test
  void moneyOfACashierWhoIsNotSpokenOfIsNotSetAsideForOneWhoHasComeBackForHis() {
    openWith("100");
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    till.lie(
        List.of(
            new CounterMoney.Pile("joao", "João Pedro", true, 2_000, 0, 0, at),
            new CounterMoney.Pile("maria", "Maria B.", false, 500, 0, 0, at)));
    model.reload();
    model.lying().begin();
    till.lie(now().money().lying().subList(1, 2));
    model.reload();
    assertThat(said()).isEqualTo(Word.SHIFT_ASIDE_GONE);
    model.next();
    assertThat(till.deeds()).containsExactly("open 10000");
    model.lying().marked().move(1);
    model.next();
    assertThat(till.deeds()).endsWith("set aside maria");
  }

  @Test
  void whoMayNotSettleCardsNeedsLeaveForALeftCard() {
    openWith("100");
    leaveTwoCards();
    till.forbid(Permission.SETTLE_CARD);
    model.reload();
    model.cards().begin();
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.CARDS);
    model.cards().unmoved();
    assertThat(till.deeds()).endsWith("declare r-1 NotMoved[]", "with leave of lucia");
  }

  /// Source: T8.
  @Test
  void theReadingComesOnPaperForWhoeverMaySeeIt() {
    openWith("100");
    model.reports().readOrPrint();
    assertThat(model.pageProperty().get()).isEqualTo(Page.X);
    assertThat(paper.asked).as("it was only looked at").isEmpty();
    model.reports().readOrPrint();
    assertThat(paper.asked).containsExactly("reading shift-88");
    assertThat(said()).isEqualTo(Word.SHIFT_X_ASKED);

    till.forbid(Permission.VIEW_REPORTS);
    model.reload();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    model.reports().readOrPrint();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(paper.asked).hasSize(1);
  }

  /// Source: T8.
  @Test
  void aReadingIsNotShownToWhoeverComesBackLater() {
    openWith("100");
    model.reports().beginReading();
    model.leave();
    assertThat(sells).isOne();
    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    model.reports().beginReading();
    model.back();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void whatCannotBePrintedIsTold() {
    openWith("100");
    model.reports().beginReading();
    paper.noPrinter();
    model.next();
    assertThat(said()).isEqualTo(Word.PAPER_NO_PRINTER);
    paper.fullDisk();
    model.next();
    assertThat(said()).isEqualTo(Word.PAPER_NOT_QUEUED);
  }

  @Test
  void aZIsPrintedAgainAsADuplicateFromWhereItIsShown() {
    openWith("0");
    model.counting().begin();
    model.next();
    model.reasonProperty().set("Manca");
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
    ReportPaper.State before =
        Objects.requireNonNull(model.reports().paper().stateProperty().get());
    assertThat(before.again()).isFalse();
    model.reports().print();

    assertThat(paper.asked).containsExactly("z by maria");
    ReportPaper.State after = Objects.requireNonNull(model.reports().paper().stateProperty().get());
    assertThat(after.again()).isTrue();
    assertThat(Objects.requireNonNull(after.said()).word()).isEqualTo(Word.PAPER_PRINTED);
  }

  @Test
  void whatHasToBeInTheDrawerIsNotKnownBeforeTheCountIsConfirmed() {
    openWith("100");
    till.forbid(Permission.VIEW_REPORTS);
    model.reload();
    model.counting().begin();

    assertThat(model.counting().reckoningProperty().get()).isNull();
    assertThat(Objects.requireNonNull(Objects.requireNonNull(now()).open()).figures()).isNull();

    count(5_000, "2");
    assertThat(counting().sumProperty().get()).isEqualTo(10_000);
    model.next();

    assertThat(Objects.requireNonNull(model.counting().reckoningProperty().get()).expectedMinor())
        .isEqualTo(till.expectedMinor());
    assertThat(model.pageProperty().get()).isEqualTo(Page.DIFFERENCE);
  }

  @Test
  void aDifferenceIsClosedOnlyWithAReason() {
    openWith("0");
    model.counting().begin();
    model.next();
    model.next();
    assertThat(said()).isEqualTo(Word.SHIFT_REASON_MISSING);
    assertThat(model.pageProperty().get()).isEqualTo(Page.DIFFERENCE);

    model.reasonProperty().set("Resto sbagliato");
    model.next();

    assertThat(till.deeds()).contains("close shift-88 0 Resto sbagliato");
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
    assertThat(Objects.requireNonNull(model.reports().reportProperty().get()).closing().number())
        .isEqualTo(87);
  }

  @Test
  void whatIsExactlyRightNeedsNone() {
    openWith("85,70");
    model.counting().begin();
    count(50_000, "2"); // 85,70 + 1214,30 = 1300,00
    count(20_000, "1");
    count(10_000, "1");
    model.next();
    model.next();

    assertThat(till.deeds()).contains("close shift-88 130000 ");
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
  }

  @Test
  void whoCountsAgainFindsHisPiecesAndItIsNotedThatHeDid() {
    openWith("0");
    model.counting().begin();
    count(200, "3");
    model.next();
    model.counting().again();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    assertThat(counting().sumProperty().get()).isEqualTo(600);
    model.next();
    assertThat(Objects.requireNonNull(model.counting().reckoningProperty().get()).times())
        .isEqualTo(2);
  }

  @Test
  void aLineThatIsNoNumberOfPiecesIsTold() {
    openWith("0");
    model.counting().begin();
    count(200, "3x");
    model.next();
    assertThat(said()).isEqualTo(Word.SHIFT_COUNT_UNREADABLE);
    count(200, "9999999");
    model.next();
    assertThat(said()).isEqualTo(Word.SHIFT_COUNT_UNREADABLE);
    assertThat(till.deeds()).hasSize(1);
  }

  @Test
  void theNumberPadTypesIntoTheChosenLine() {
    openWith("0");
    model.counting().begin();
    CountViewModel counting = counting();
    counting.type("1");
    counting.type("2");
    assertThat(counting.lines().getFirst().pieces().get()).isEqualTo("12");
    counting.move(1);
    counting.type("5");
    assertThat(counting.sumProperty().get()).isEqualTo(12 * 50_000 + 5 * 20_000);
    counting.clear();
    counting.move(-9);
    assertThat(counting.chosenProperty().get()).isZero();
    assertThat(counting.sumProperty().get()).isEqualTo(12 * 50_000);
  }

  @Test
  void aCountThatWasBegunStandsWhileSomebodyLooksAtTheSellScreen() {
    openWith("0");
    model.counting().begin();
    count(200, "3");
    model.leave();
    assertThat(sells).isOne();
    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    assertThat(counting().sumProperty().get()).isEqualTo(600);
  }

  /// Others may have sold meanwhile: what the count comes to is told by counting.
  @Test
  void aDifferenceThatWasLeftGivesWayToItsCountAndLeaveHasToBeGivenAnew() {
    openWith("0");
    till.forbid(Permission.CLOSE_SHIFT);
    model.reload();
    model.next();
    leave.allow("lucia", FakeLogIn.PIN);
    count(200, "3");
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.DIFFERENCE);

    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    assertThat(model.counting().reckoningProperty().get()).isNull();
    assertThat(counting().sumProperty().get()).isEqualTo(600);
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.DIFFERENCE);

    model.leave();
    assertThat(sells).isOne();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
  }

  @Test
  void leaveThatWasAskedForIsNotGivenToAScreenThatWasLeft() {
    openWith("0");
    till.forbid(Permission.MOVE_CASH);
    model.reload();
    model.moving().begin(CashMovementKind.CASH_IN);
    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void aDifferenceThatDoesNotHoldAnyMoreIsShownAnewBeforeThereIsAZ() {
    openWith("0");
    model.counting().begin();
    model.next();
    long before =
        Objects.requireNonNull(model.counting().reckoningProperty().get()).expectedMinor();
    model.reasonProperty().set("Resto sbagliato");
    till.putIn(500);
    model.next();

    assertThat(said()).isEqualTo(Word.SHIFT_FIGURES_MOVED);
    assertThat(model.pageProperty().get()).isEqualTo(Page.DIFFERENCE);
    assertThat(Objects.requireNonNull(model.counting().reckoningProperty().get()).expectedMinor())
        .isEqualTo(before + 500);
    assertThat(model.reasonProperty().get()).isEqualTo("Resto sbagliato");
    assertThat(till.deeds()).noneMatch(deed -> deed.startsWith("close"));
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
  }

  @Test
  void oneKeyLooksBackFromADifferenceToTheCountAndFromTheShiftToTheLastZ() {
    openWith("0");
    model.lookBack();
    assertThat(model.pageProperty().get()).as("there is none yet").isEqualTo(Page.OVERVIEW);
    model.counting().begin();
    count(200, "3");
    model.lookBack();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    model.next();
    model.lookBack();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    assertThat(counting().sumProperty().get()).isEqualTo(600);
    model.next();
    model.reasonProperty().set("x");
    model.next();
    model.back();
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
    model.lookBack();
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
    model.reports().print();
    assertThat(paper.asked).containsExactly("z by maria");
  }

  @Test
  void nothingOfOnePersonStandsForAnother() {
    openWith("0");
    model.counting().begin();
    model.start();
    model.shown();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(model.counting().countProperty().get()).isNull();
  }

  @Test
  void aShiftThatWasClosedMeanwhileIsLookedAtAgain() {
    openWith("0");
    model.counting().begin();
    model.next();
    model.reasonProperty().set("x");
    till.closeElsewhere();
    till.refuseOnce(new ShiftRefusal.AlreadyClosed(87));
    model.next();

    assertThat(said()).isEqualTo(Word.SHIFT_CLOSED_MEANWHILE);
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
  }

  @Test
  void whatAMessageMeansIsToldAndNoKeyReachesThePageBehindIt() {
    model.explanation().toggle();
    assertThat(model.explanation().isShown()).isFalse();
    till.failOnce(Failure.DISK_FULL);
    openWith("70");
    model.explanation().toggle();
    assertThat(model.explanation().isShown()).isTrue();
    model.next();
    assertThat(model.explanation().isShown()).isFalse();
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
    assertThat(sells).isZero();

    model.explanation().toggle();
    model.back();
    assertThat(model.explanation().isShown()).isFalse();
    assertThat(sells).isZero();
    model.explanation().toggle();
    model.opening().use(5_000);
    model.explanation().close();
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    model.explanation().toggle();
    assertThat(model.explanation().isShown()).as("that a shift is open is no trouble").isFalse();
  }

  @Test
  void whatTheDiskDoesNotTakeStaysTyped() {
    till.failOnce(Failure.DISK_FULL);
    openWith("70");
    assertThat(said()).isEqualTo(Word.SHIFT_FAILED_DISK_FULL);
    assertThat(model.entryProperty().get()).isEqualTo("70");
    model.next();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void whatTheRoleDoesNotAllowIsDoneWithTheLeaveOfSomebodyWhoMay() {
    openWith("0");
    till.forbid(Permission.MOVE_CASH);
    model.reload();
    model.moving().begin(CashMovementKind.CASH_IN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);
    leave.allow("lucia", "1111");
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);

    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.MOVE);
    model.entryProperty().set("20");
    model.reasonProperty().set("Spiccioli");
    model.next();

    assertThat(till.deeds()).endsWith("CASH_IN 2000 Spiccioli", "with leave of lucia");
    assertThat(said()).isEqualTo(Word.SHIFT_MOVED_IN);
    model.moving().begin(CashMovementKind.CASH_IN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);
  }

  @Test
  void leaveToCloseIsGoodFromTheCountToTheZ() {
    openWith("0");
    till.forbid(Permission.CLOSE_SHIFT);
    model.reload();
    model.next();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    model.next();
    model.reasonProperty().set("Resto sbagliato");
    model.next();

    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
    assertThat(till.deeds())
        .endsWith(
            "count shift-88 0",
            "with leave of lucia",
            "close shift-88 0 Resto sbagliato",
            "with leave of lucia");
  }

  @Test
  void whatIsRefusedOnlyAtTheTillIsDoneAgainWithLeaveAndNothingIsTypedTwice() {
    till.forbid(Permission.OPEN_SHIFT);
    openWith("150");
    assertThat(model.pageProperty().get()).isEqualTo(Page.LEAVE);
    leave.allow("lucia", FakeLogIn.PIN);

    assertThat(till.deeds()).containsExactly("open 15000", "open 15000", "with leave of lucia");
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void withoutLeaveTheShiftStandsAsItWas() {
    openWith("0");
    till.forbid(Permission.CLOSE_SHIFT);
    model.reload();
    model.counting().begin();
    model.back();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void escapeGoesOneStepBackAndFromTheShiftToSelling() {
    openWith("0");
    model.moving().begin(CashMovementKind.CASH_IN);
    model.back();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(sells).isZero();
    model.back();
    assertThat(sells).isOne();
  }

  @Test
  void aZThatHasArrivedSinceIsShownSo() {
    openWith("0");
    model.counting().begin();
    model.next();
    model.reasonProperty().set("x");
    model.next();
    assertThat(isAtHeadOffice()).isFalse();
    till.arrive();
    model.reload();
    assertThat(isAtHeadOffice()).isTrue();
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
    model.back();
    assertThat(model.pageProperty().get()).isEqualTo(Page.FLOAT);
    model.reports().showLast();
    assertThat(model.pageProperty().get()).isEqualTo(Page.REPORT);
  }

  @Test
  void closingsThatAreReadLateDoNotTakeThePlaceOfWhatWasBegunMeanwhile() {
    openWith("100");
    work.hold();
    model.reports().beginPeriods();
    model.counting().begin();
    work.release();
    assertThat(model.pageProperty().get()).isEqualTo(Page.COUNT);
    assertThat(model.counting().countProperty().get()).isNotNull();
  }

  /// They were read with the rights of whoever asked.
  @Test
  void closingsThatOnePersonHasAskedForAreNotShownToTheNext() {
    openWith("100");
    till.closePeriods();
    work.hold();
    model.reports().beginPeriods();
    model.start();
    model.shown();
    work.releaseYoungestFirst();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
    assertThat(model.reports().periods()).isEmpty();
  }

  private boolean isAtHeadOffice() {
    ZReport shown = Objects.requireNonNull(model.reports().reportProperty().get());
    return Objects.requireNonNull(shown.seal()).atHeadOffice();
  }

  @Test
  void anAnswerThatWasOvertakenIsNotShown() {
    work.hold();
    model.reload();
    model.entryProperty().set("10");
    model.next();
    work.releaseYoungestFirst();
    assertThat(model.pageProperty().get()).isEqualTo(Page.OVERVIEW);
  }

  @Test
  void aSecondPressWhileTheDiskWorksDoesNothing() {
    model.entryProperty().set("10");
    work.hold();
    model.next();
    model.next();
    work.release();
    assertThat(till.deeds()).containsExactly("open 1000");
  }

  private void count(long valueMinor, String pieces) {
    counting().lines().stream()
        .filter(line -> line.denomination().valueMinor() == valueMinor)
        .findFirst()
        .orElseThrow()
        .pieces()
        .set(pieces);
  }

  private CountViewModel counting() {
    return Objects.requireNonNull(model.counting().countProperty().get());
  }

  private ShiftNow now() {
    return Objects.requireNonNull(model.nowProperty().get());
  }

  private Word said() {
    return Objects.requireNonNull(model.messageProperty().get()).word();
  }
}
