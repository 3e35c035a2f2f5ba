package dev.sempre.pos.login;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.Approvers;
import dev.sempre.pos.badge.BadgeAnswer;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.words.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Four people, one with an open ticket, with PINs that are easy to type; the third wrong PIN in a
/// row makes everybody wait. Maria and João need nothing but their badges, Lucia and Chloé a PIN
/// too.
public final class FakeLogIn implements LogIn, Approvers {
  public static final String PIN = "2468";
  public static final BadgeCode MARIAS_BADGE = BadgeCode.random(new Random(1));
  public static final BadgeCode LUCIAS_BADGE = BadgeCode.random(new Random(2));
  public static final BadgeCode JOAOS_BADGE = BadgeCode.random(new Random(3));

  /// Of somebody who does not work here any more.
  public static final BadgeCode PAOLOS_BADGE = BadgeCode.random(new Random(4));

  /// As it was before somebody found it in a drawer.
  public static final BadgeCode WITHDRAWN_BADGE = BadgeCode.random(new Random(5));

  private static final Map<BadgeCode, String> HOLDERS =
      Map.of(MARIAS_BADGE, "maria", LUCIAS_BADGE, "lucia", JOAOS_BADGE, "joao");
  private static final Set<String> BADGE_IS_ENOUGH = Set.of("maria", "joao");

  private static final int PATIENCE = 3;

  private final List<String> lifted = new ArrayList<>();
  private boolean firm;
  private boolean broken;
  private int wrong;

  @Override
  public List<Person> people() {
    return List.of(
        person("maria", "Maria B.", "Cassa", Language.IT),
        person("lucia", "Lucia F.", "Responsabile", Language.EN),
        new Person(
            new Cashier("joao", "João Pedro", Language.PT_BR),
            "Cassa",
            new Money(1_390, Currency.of("EUR")),
            null),
        person("chloe", "Chloé D.", "Responsabile", Language.FR));
  }

  private static Person person(String id, String name, String role, Language language) {
    return new Person(new Cashier(id, name, language), role, null, null);
  }

  @Override
  public boolean setAside(String cashierId, Approval approval) {
    if (broken) {
      throw new IllegalStateException("the disk is full");
    }
    if (!firm) {
      lifted.add("money of " + cashierId + " by " + approval.by());
    }
    return !firm;
  }

  @Override
  public PinAnswer enter(String cashierId, String pin) {
    if (pin.equals(PIN)) {
      wrong = 0;
      return people().stream()
          .map(Person::cashier)
          .filter(cashier -> cashier.id().equals(cashierId))
          .<PinAnswer>map(PinAnswer.Welcome::new)
          .findFirst()
          .orElseGet(PinAnswer.NotHere::new);
    }
    wrong++;
    return wrong < PATIENCE ? new PinAnswer.WrongPin() : new PinAnswer.Wait(Duration.ofSeconds(90));
  }

  @Override
  public BadgeAnswer whose(BadgeScan scan) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    return switch (scan) {
      case BadgeScan.Misread() -> new BadgeAnswer.Misread();
      case BadgeScan.Whole(BadgeCode badge) when badge.equals(PAOLOS_BADGE) ->
          new BadgeAnswer.NotHere("Paolo V.");
      case BadgeScan.Whole(BadgeCode badge) ->
          holder(badge)
              .<BadgeAnswer>map(person ->
                  new BadgeAnswer.Holder(
                      person, badge, BADGE_IS_ENOUGH.contains(person.cashier().id())))
              .orElseGet(BadgeAnswer.Unknown::new);
    };
  }

  private Optional<Person> holder(BadgeCode badge) {
    return people().stream()
        .filter(person -> person.cashier().id().equals(HOLDERS.get(badge)))
        .findFirst();
  }

  @Override
  public PinAnswer enter(BadgeCode badge) {
    return wrong < PATIENCE
        ? new PinAnswer.Welcome(holder(badge).orElseThrow().cashier())
        : new PinAnswer.Wait(Duration.ofSeconds(90));
  }

  /// Nobody may lift a wait any more.
  public void standFirm() {
    firm = true;
  }

  /// The disk takes nothing any more.
  public void breakDown() {
    broken = true;
  }

  @Override
  public boolean lift(String cashierId, Approval approval) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    if (firm) {
      return false;
    }
    lifted.add(cashierId + " by " + approval.by());
    wrong = 0;
    return true;
  }

  /// Whose wait was lifted, and by whom.
  public List<String> lifted() {
    return lifted;
  }

  /// Lucia may do everything, and Chloé too.
  @Override
  public List<Person> whoMay(Set<Permission> needed) {
    return people().stream()
        .filter(person -> Set.of("lucia", "chloe").contains(person.cashier().id()))
        .toList();
  }

  @Override
  public PinAnswer enter(String userId, String pin, Set<Permission> needed) {
    return enter(userId, pin);
  }
}
