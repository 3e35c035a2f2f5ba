package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.badge.BadgeAnswer;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.organisation.PinHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinLogInTest {
  private static final byte[] SECRET = "of the company".getBytes(StandardCharsets.UTF_8);
  private static final Cashier MARIA = new Cashier("maria", "Maria B.", Language.FR);

  @TempDir Path folder;
  private TestShop shop;
  private PinLogIn logIn;
  private long uptimeMillis = 7_000_000;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.user("maria", "Maria B.", "CASHIER", CheapPin.of("1234", SECRET));
    shop.user("lucia", "Lucia R.", "MANAGER", CheapPin.of("567890", SECRET));
    logIn = logInKnowing(new KnownShop());
  }

  private PinLogIn logInKnowing(KnownShop known) {
    return new PinLogIn(shop.replica, () -> uptimeMillis, SECRET, Map.of("maria", "1234"), known);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whoHasAPinMayChooseHisTile() {
    assertThat(logIn.people())
        .containsExactly(
            new Person(new Cashier("lucia", "Lucia R.", Language.FR), "MANAGER", null, null),
            new Person(MARIA, "CASHIER", null, "1234"));
  }

  @Test
  void aTileSaysWhatItsOpenTicketComesTo() {
    shop.product("milk", "Latte intero", 165, "08001234567897");
    TillDesk maria = shop.desk("maria");
    OpenSale sale = TestShop.done(maria.ringUp(maria.current().sale(), "8001234567897"));
    assertThat(logIn.people())
        .extracting(Person::open)
        .containsExactly(null, new Money(165, Currency.of("EUR")));

    TestShop.done(maria.keep(sale.voidLine(1).orElseThrow()));
    assertThat(logIn.people()).extracting(Person::open).containsOnlyNulls();
    shop.replica.write(Priority.PERSON, tx -> tx.handle().execute("update cart set content = '{'"));
    assertThat(logIn.people()).as("a damaged one keeps nobody out").hasSize(2);
  }

  /// Source: T1.
  @Test
  void aTillIsHandedOverInUnderTwoSeconds() {
    shop.user("lucia", "Lucia R.", "MANAGER", PinHash.of("567890", SECRET, new Random(2)));
    shop.product("milk", "Latte intero", 165, "08001234567897");
    TillDesk maria = shop.desk("maria");
    TestShop.done(maria.ringUp(maria.current().sale(), "8001234567897"));
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(logIn.people()).hasSize(2);
      assertThat(logIn.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);
      assertThat(shop.desk("lucia").current().sale().lines()).isEmpty();
      millis.add((System.nanoTime() - start) / 1_000_000);
    }
    assertThat(Collections.min(millis)).isLessThan(2_000L);
    assertThat(shop.desk("maria").current().sale().lines()).hasSize(1);
  }

  @Test
  void theRightPinOpensTheTill() {
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(logIn.user("maria").map(User::login)).contains("maria");
  }

  private static final BadgeCode MARIAS_BADGE = BadgeCode.random(new Random(3));
  private static final BadgeCode LUCIAS_BADGE = BadgeCode.random(new Random(4));

  private void giveBadges() {
    shop.user("maria", "Maria B.", "CASHIER", CheapPin.of("1234", SECRET), MARIAS_BADGE);
    shop.user("lucia", "Lucia R.", "MANAGER", CheapPin.of("567890", SECRET), LUCIAS_BADGE);
  }

  private BadgeAnswer whose(BadgeCode badge) {
    return logIn.whose(new BadgeScan.Whole(badge));
  }

  /// What the journal has, without events of other tests' kinds.
  private List<String> journal() {
    return shop.replica.read(handle ->
        handle
            .createQuery(
                """
                select kind || ' ' || coalesce(user_id, '-') || ' ' || coalesce(subject_id, '-')
                    || ' ' || coalesce(detail, '-')
                  from journal_event order by id
                """)
            .mapTo(String.class)
            .list());
  }

  /// Source: T1, I18.
  @Test
  void aCashiersBadgeOpensTheTillAndTheJournalSaysThatItWasABadge() {
    giveBadges();
    assertThat(whose(MARIAS_BADGE))
        .isEqualTo(
            new BadgeAnswer.Holder(new Person(MARIA, "CASHIER", null, "1234"), MARIAS_BADGE, true));
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(journal()).containsExactly("LOGGED_IN maria - badge", "LOGGED_IN maria - -");
  }

  /// Source: R49. Whatever the screen asks: the till itself opens to no such badge.
  @Test
  void theBadgeOfSomebodyWhoMayMoreOpensNothingWithoutHisPin() {
    giveBadges();
    assertThat(whose(LUCIAS_BADGE))
        .isInstanceOfSatisfying(
            BadgeAnswer.Holder.class, holder -> assertThat(holder.enough()).isFalse());
    assertThat(logIn.enter(LUCIAS_BADGE)).isEqualTo(new PinAnswer.NotHere());

    shop.role("CASHIER", Set.of(Permission.SELL, Permission.REFUND));
    assertThat(whose(MARIAS_BADGE))
        .isInstanceOfSatisfying(
            BadgeAnswer.Holder.class, holder -> assertThat(holder.enough()).isFalse());
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(new PinAnswer.NotHere());
    shop.user("maria", "Maria B.", "NO_SUCH_ROLE", null, MARIAS_BADGE);
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(new PinAnswer.NotHere());
    assertThat(journal()).isEmpty();
  }

  /// Source: R50, I18.
  @Test
  void badgesThatOpenNothingAreInTheJournalWithoutTheirCodesAndLockNobodyOut() {
    giveBadges();
    BadgeCode stranger = BadgeCode.random(new Random(5));
    for (int i = 0; i < 4; i++) {
      assertThat(whose(stranger)).isEqualTo(new BadgeAnswer.Unknown());
    }
    assertThat(logIn.whose(new BadgeScan.Misread())).isEqualTo(new BadgeAnswer.Misread());
    shop.replica.write(
        Priority.PERSON,
        tx -> tx.handle().execute("update app_user set active = 0 where id = 'lucia'"));
    assertThat(whose(LUCIAS_BADGE)).isEqualTo(new BadgeAnswer.NotHere("Lucia R."));
    assertThat(journal())
        .containsExactly(
            "BADGE_REFUSED - - unknown",
            "BADGE_REFUSED - - unknown",
            "BADGE_REFUSED - - unknown",
            "BADGE_REFUSED - - unknown",
            "BADGE_REFUSED - - misread",
            "BADGE_REFUSED - lucia not here");
    assertThat(logIn.enter("maria", "1234")).isInstanceOf(PinAnswer.Welcome.class);
  }

  @Test
  void aWithdrawnBadgeOpensNothingFromTheMomentTheTillKnows() {
    giveBadges();
    BadgeCode next = BadgeCode.random(new Random(6));
    shop.user("maria", "Maria B.", "CASHIER", null, next);
    assertThat(whose(MARIAS_BADGE)).isEqualTo(new BadgeAnswer.Unknown());
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(new PinAnswer.NotHere());
    assertThat(logIn.enter(next)).isInstanceOf(PinAnswer.Welcome.class);
    shop.user("maria", "Maria B.", "CASHIER", null, null);
    assertThat(logIn.enter(next)).isEqualTo(new PinAnswer.NotHere());
  }

  /// Source: R50. Otherwise a found badge would be the way around the wait, and two tries more.
  @Test
  void aBadgeNeitherEndsAWaitNorForgetsWrongPins() {
    giveBadges();
    enterWrong(2);
    assertThat(logIn.enter(MARIAS_BADGE)).isInstanceOf(PinAnswer.Welcome.class);
    assertThat(logIn.enter("maria", "0")).as("the third in a row").isEqualTo(waitMillis(15_000));
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(waitMillis(15_000));
    restart();
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(waitMillis(15_000));
    pass(15_000);
    assertThat(logIn.enter(MARIAS_BADGE)).isInstanceOf(PinAnswer.Welcome.class);
  }

  @Test
  void aShopThatWasNeverUnderstoodLetsNoBadgeIn() {
    giveBadges();
    shop.misplace("Europe/Rom");
    assertThat(logIn.enter(MARIAS_BADGE)).isEqualTo(new PinAnswer.ShopUnclear());
    assertThat(journal()).as("nobody has logged in").isEmpty();
  }

  @Test
  void thePinOfAnotherDoesNot() {
    assertThat(logIn.enter("maria", "567890")).isEqualTo(new PinAnswer.WrongPin());
  }

  @Test
  void whoIsNotHereCannotLogIn() {
    assertThat(logIn.enter("nobody", "1234")).isEqualTo(new PinAnswer.NotHere());
    assertThat(logIn.user("nobody")).isEmpty();
  }

  @Test
  void whoHasNoPinCannotLogIn() {
    assertThat(logIn.enter("guest", "")).isEqualTo(new PinAnswer.WrongPin());
  }

  @Test
  void wrongPinsWaitLongerEachTimeAndOthersAreNotHeldUp() {
    assertThat(logIn.enter("maria", "0")).isEqualTo(new PinAnswer.WrongPin());
    assertThat(logIn.enter("maria", "0")).isEqualTo(new PinAnswer.WrongPin());
    assertThat(logIn.enter("maria", "0")).isEqualTo(waitMillis(15_000));
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(15_000));
    assertThat(logIn.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);

    pass(15_000);
    assertThat(logIn.enter("maria", "0")).isEqualTo(waitMillis(60_000));
    pass(60_000);
    assertThat(logIn.enter("maria", "0")).isEqualTo(waitMillis(300_000));
    pass(300_000);
    assertThat(logIn.enter("maria", "0")).isEqualTo(waitMillis(300_000));
    pass(300_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(logIn.enter("maria", "0")).isEqualTo(new PinAnswer.WrongPin());
  }

  private void pass(long millis) {
    uptimeMillis += millis;
    shop.advance(millis);
  }

  private static PinAnswer waitMillis(long millis) {
    return new PinAnswer.Wait(Duration.ofMillis(millis));
  }

  @Test
  void somebodyWhoMayLiftsAWaitAndItStaysLiftedAfterARestart() {
    shop.role("MANAGER", Set.of(Permission.SELL, Permission.LIFT_LOCK));
    for (int i = 0; i < 5; i++) {
      uptimeMillis += 1_000_000;
      logIn.enter("maria", "0");
    }
    assertThat(logIn.enter("maria", "1234")).isInstanceOf(PinAnswer.Wait.class);
    Set<Permission> lift = Set.of(Permission.LIFT_LOCK);
    assertThat(logIn.whoMay(lift)).extracting(one -> one.cashier().id()).containsExactly("lucia");
    assertThat(logIn.lift("maria", new Approval("maria", lift))).isFalse();
    assertThat(logIn.enter("maria", "1234")).isInstanceOf(PinAnswer.Wait.class);

    assertThat(logIn.lift("maria", new Approval("lucia", lift))).isTrue();

    assertThat(logInKnowing(new KnownShop()).enter("maria", "1234"))
        .isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    List<String> lifted =
        shop.replica.read(handle ->
            handle
                .createQuery(
                    """
                    select user_id || ' ' || subject_table || ' ' || subject_id
                      from journal_event where kind = 'LOCK_LIFTED'
                    """)
                .mapTo(String.class)
                .list());
    assertThat(lifted).containsExactly("lucia app_user maria");
  }

  @Test
  void noClockThatIsSetShortensOrProlongsTheWait() {
    enterWrong(3);
    shop.advance(86_400_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(15_000));
    shop.advance(-2 * 86_400_000);
    pass(14_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(1_000));
    pass(1_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
  }

  @Test
  void restartEndsNoWaitAndCountsOn() {
    enterWrong(4);
    pass(20_000);
    restart();
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(60_000));
    pass(60_000);
    assertThat(logIn.enter("maria", "0")).as("the fifth in a row").isEqualTo(waitMillis(300_000));
  }

  /// Source: R50.
  @ParameterizedTest
  @ValueSource(longs = {-86_400_000, 0, 300_000, 86_400_000})
  void aClockThatIsSetWhileTheProgramIsOffNeitherEndsTheWaitNorProlongsIt(long setByMillis) {
    enterWrong(5);
    pass(200_000);
    shop.advance(setByMillis);
    restart();
    pass(160_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(140_000));
    pass(140_000);
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    restart();
    assertThat(logIn.enter("maria", "0")).isEqualTo(new PinAnswer.WrongPin());
  }

  @Test
  void aWaitOfWhichARunHasSeenTheEndIsNotWaitedForAgain() {
    enterWrong(5);
    pass(300_000);
    assertThat(logIn.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);
    restart();
    assertThat(logIn.enter("maria", "0")).as("the sixth in a row").isEqualTo(waitMillis(300_000));
    restart();
    pass(300_000);
    assertThat(logIn.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);
    restart();
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
  }

  @Test
  void aWaitHoldsUpNobodyElseAfterARestart() {
    enterWrong(5);
    restart();
    assertThat(logIn.enter("maria", "1234")).isEqualTo(waitMillis(300_000));
    assertThat(logIn.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);
  }

  private void enterWrong(int times) {
    for (int i = 1; i <= times; i++) {
      if (logIn.enter("maria", "0") instanceof PinAnswer.Wait(Duration left) && i < times) {
        pass(left.toMillis());
      }
    }
  }

  /// The program starts again; its uptime begins somewhere else.
  private void restart() {
    uptimeMillis = 3;
    logIn = logInKnowing(new KnownShop());
  }

  @Test
  void aShopThatWasNeverUnderstoodLetsNobodyIn() {
    shop.misplace("Europe/Rom");

    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.ShopUnclear());
    assertThat(journal()).as("nobody has logged in").isEmpty();
    assertThat(logIn.enter("maria", "0")).isEqualTo(new PinAnswer.WrongPin());

    shop.misplace("Europe/Rome");
    assertThat(logIn.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
  }

  @Test
  void aShopThatWasUnderstoodBeforeStaysOpen() {
    KnownShop known = new KnownShop();
    PinLogIn running = logInKnowing(known);
    assertThat(running.enter("lucia", "567890")).isInstanceOf(PinAnswer.Welcome.class);
    shop.misplace("Europe/Rom");

    assertThat(running.enter("maria", "1234")).isEqualTo(new PinAnswer.Welcome(MARIA));
    assertThat(known.problem()).contains("Europe/Rom");
  }
}
