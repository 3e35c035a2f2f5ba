package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.FakePaper;
import dev.sempre.pos.sell.FakeShop;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.words.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/// A day at the till, from the PIN to the Z, told once for every hand. What is expected is what
/// stands on the screen: who works there sees nothing else.
final class Day {
  private static final String FIRST_TICKET = "1-2-00458";
  private static final long PATIENCE_MILLIS = 30_000;

  private final Journey journey;
  private final Stand stand;
  private final Hand hand;
  private final String person;

  /// @param does what a person does
  /// @param shows waits for what he relies on afterwards
  record Step(String name, Runnable does, Runnable shows) {}

  /// @param person who works, by id
  Day(Journey journey, Hand hand, String person) {
    this.journey = journey;
    this.stand = journey.stand;
    this.hand = hand;
    this.person = person;
  }

  /// One after the other, and a picture after each.
  void passes() {
    stand.drawer.sells(stand.till::completed);
    journey.does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    int number = 1;
    for (Step step : steps()) {
      String name =
          String.format(Locale.ROOT, "journey-%02d-%s-%s", number++, step.name(), hand.name());
      try {
        step.does().run();
        step.shows().run();
      } catch (AssertionError e) {
        stand.picture(name + "-broken");
        throw new AssertionError(name, e);
      }
      stand.picture(name);
    }
  }

  private List<Step> steps() {
    Hit milk = ware("Latte intero fresco 1 l");
    Hit mozzarella = ware("Mozzarella 250 g");
    Hit focaccia = ware("Focaccia");
    return List.of(
        new Step(
            "choose-cashier",
            () -> hand.chooses(person),
            () -> reads(".pin-panel .subtitle", () -> say(Word.LOGIN_PIN_OF, cashier()))),
        new Step(
            "log-in",
            () -> {
              hand.enters(FakeLogIn.PIN);
              hand.does(Act.LOG_IN);
            },
            () -> {
              reads("#cashier", this::cashier);
              reads("#ticket-number", () -> say(Word.SELL_TICKET, FIRST_TICKET));
            }),
        new Step(
            "float",
            () -> {
              hand.does(Act.GO_TO_SHIFT);
              await("#float");
              hand.enters("100");
            },
            () -> reads("#float", () -> "100")),
        new Step(
            "shift-opened",
            () -> hand.does(Act.OPEN_SHIFT),
            () -> {
              inFigures(Word.SHIFT_FLOAT, 10_000);
              notInFigures(Word.SHIFT_EXPECTED);
            }),
        new Step(
            "quantity",
            () -> {
              hand.does(Act.BACK_TO_SELLING);
              await("#entry");
              hand.finds(mozzarella);
              lines(List.of("1 Mozzarella 250 g " + amount(249)));
              hand.enters("2");
              hand.does(Act.QUANTITY);
            },
            () -> {
              lines(List.of("2 Mozzarella 250 g " + amount(498)));
              reads("#total", () -> amount(498));
            }),
        new Step(
            "discount",
            () -> {
              hand.does(Act.DISCOUNT);
              await("#figure");
              hand.enters("10");
            },
            () -> reads("#figure", () -> "10")),
        new Step(
            "sale",
            () -> {
              hand.does(Act.TAKE_FIGURE);
              reads("#total", () -> amount(448));
              hand.rings(focaccia);
            },
            () -> {
              lines(
                  List.of(
                      "2 Mozzarella 250 g " + amount(498) + " " + amount(-50),
                      "1 Focaccia " + amount(140)));
              reads("#total", () -> amount(588));
            }),
        new Step("park", () -> hand.does(Act.PARK), () -> await("#park-now")),
        new Step(
            "parked",
            () -> hand.does(Act.PARK_UNNAMED),
            () -> {
              lines(List.of());
              reads("#notice", () -> say(Word.PARKED, money(588)));
              reads("#key-recall .action-name", () -> say(Word.KEY_RECALL) + " (1)");
            }),
        new Step(
            "other-sale",
            () -> {
              hand.rings(milk);
              lines(List.of("1 Latte intero fresco 1 l " + amount(165)));
              hand.does(Act.PAY);
              reads("#due", () -> money(165));
              hand.enters("2");
              hand.does(Act.BY_CASH);
            },
            () -> reads("#change", () -> money(35))),
        new Step(
            "receipt",
            () -> {
              // Whether there is a printer is read from the disk: until then the key is grey.
              journey.soon(() -> !journey.node("#paper-print").isDisabled());
              hand.does(Act.PRINT_RECEIPT);
            },
            () -> ofPaper(say(Word.PAPER_PRINTING))),
        new Step(
            "receipt-saved",
            () -> hand.does(Act.SAVE_RECEIPT),
            () ->
                ofPaper(
                    say(Word.PAPER_PRINTING),
                    say(
                        Word.PDF_SAVED,
                        FakePaper.PDF.getFileName(),
                        String.valueOf(FakePaper.PDF.getParent())))),
        new Step(
            "recall",
            () -> {
              hand.does(Act.ON_TO_THE_NEXT);
              gone("#change");
              hand.does(Act.RECALL);
            },
            () -> reads("#parked-0 .result-price", () -> money(588))),
        new Step(
            "recalled",
            () -> hand.does(Act.RECALL_FIRST),
            () -> {
              lines(
                  List.of(
                      "2 Mozzarella 250 g " + amount(498) + " " + amount(-50),
                      "1 Focaccia " + amount(140)));
              reads("#total", () -> amount(588));
            }),
        new Step(
            "part-by-card",
            () -> {
              hand.does(Act.PAY);
              reads("#due", () -> money(588));
              hand.enters("3");
              hand.does(Act.BY_CARD);
            },
            () -> {
              reads("#due", () -> money(288));
              reads(".tender-line .strong", () -> money(300));
            }),
        new Step(
            "rest-in-cash",
            () -> {
              hand.enters("5");
              hand.does(Act.BY_CASH);
            },
            () -> reads("#change", () -> money(212))),
        new Step(
            "find-ticket",
            () -> {
              hand.does(Act.ON_TO_THE_NEXT);
              gone("#change");
              hand.does(Act.RETURN);
              await("#tickets .result-row");
            },
            () -> await("#ticket-entry")),
        new Step(
            "what-comes-back",
            () -> {
              hand.opens(FIRST_TICKET);
              await("#return-take");
              hand.does(Act.ALL_COMES_BACK);
              hand.does(Act.FIRST_REASON);
            },
            () -> reads("#return-take", () -> say(Word.RETURN_TAKE) + "  " + money(165))),
        new Step(
            "taken-back", () -> hand.does(Act.TAKE_BACK), () -> reads("#total", () -> amount(165))),
        new Step("refund", () -> hand.does(Act.PAY), () -> reads("#due", () -> money(165))),
        new Step(
            "refunded", () -> hand.does(Act.BY_CASH), () -> reads("#change", () -> money(165))),
        new Step(
            "cash-out",
            () -> {
              hand.does(Act.ON_TO_THE_NEXT);
              gone("#change");
              hand.does(Act.GO_TO_SHIFT);
              await("#cash-out");
              hand.does(Act.READ_THE_SHIFT);
              inFigures(Word.SHIFT_EXPECTED, 10_288);
              hand.does(Act.BACK_FROM_THE_READING);
              await("#cash-out");
              hand.does(Act.CASH_OUT);
              await("#move-amount");
              hand.enters(amount(1_288));
              hand.says(say(Word.SHIFT_WHY_EXPENSE));
            },
            () -> {
              reads("#move-amount", () -> amount(1_288));
              reads("#reason", () -> say(Word.SHIFT_WHY_EXPENSE));
            }),
        new Step(
            "cash-taken-out",
            () -> hand.does(Act.TAKE_OUT),
            () -> {
              inFigures(Word.SHIFT_CASH_OUT, -1_288);
              notInFigures(Word.SHIFT_CASH_TAKEN);
              notInFigures(Word.SHIFT_EXPECTED);
            }),
        new Step(
            "count",
            () -> {
              hand.does(Act.COUNT);
              await("#pieces-5000");
              hand.does(Act.GO_TO_FIFTIES);
              hand.enters("1");
              hand.does(Act.NEXT_NOTES);
              hand.enters("2");
            },
            () -> reads("#count-sum", () -> money(9_000))),
        new Step(
            "counted",
            () -> hand.does(Act.COUNTED),
            () -> reads("#difference", () -> say(Word.SHIFT_EXACT))),
        new Step(
            "count-again",
            () -> hand.does(Act.COUNT_AGAIN),
            () -> reads("#count-sum", () -> money(9_000))),
        new Step(
            "counted-again",
            () -> hand.does(Act.COUNTED),
            () -> reads("#difference", () -> say(Word.SHIFT_EXACT))),
        new Step(
            "z",
            () -> hand.does(Act.CLOSE_SHIFT),
            () -> {
              reads("#z-number", () -> say(Word.SHIFT_OF_SERIES, say(Word.SHIFT_Z, "87"), "1-2"));
              inFigures(Word.SHIFT_GROSS, 588);
              inFigures(Word.SHIFT_EXPECTED, 9_000);
              inFigures(Word.SHIFT_COUNTED, 9_000);
            }),
        new Step(
            "home",
            () -> hand.does(Act.LEAVE_THE_Z),
            () -> {
              await("#entry");
              lines(List.of());
            }),
        new Step(
            "last-z",
            () -> {
              hand.does(Act.GO_TO_SHIFT);
              await("#float");
              hand.does(Act.SHOW_LAST_Z);
            },
            () ->
                reads(
                    "#z-number", () -> say(Word.SHIFT_OF_SERIES, say(Word.SHIFT_Z, "87"), "1-2"))),
        new Step("home-again", () -> hand.does(Act.LEAVE_THE_Z), () -> await("#entry")));
  }

  private Hit ware(String name) {
    return stand.shop.byCode(stand.shop.codeOf(name)).orElseThrow().hit();
  }

  private String cashier() {
    return new FakeLogIn()
        .people().stream()
            .map(one -> one.cashier())
            .filter(one -> one.id().equals(person))
            .findFirst()
            .orElseThrow()
            .name();
  }

  private String say(Word word, Object... values) {
    return plain(stand.words.say(word, values));
  }

  private String amount(long minor) {
    return plain(stand.words.figures().amount(minor, FakeShop.EUR));
  }

  private String money(long minor) {
    return plain(stand.words.figures().money(minor, FakeShop.EUR));
  }

  /// Without the blanks that hold together what they stand between.
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private void await(String query) {
    journey.soon(() -> journey.shows(query));
  }

  private void gone(String query) {
    journey.soon(() -> !journey.shows(query));
  }

  private void reads(String query, Supplier<String> text) {
    shows(query, () -> text(Seen.find(stand.scene(), query)), text);
  }

  /// The lines of the ticket: quantity, name, amount, and what comes off.
  private void lines(List<String> expected) {
    shows(
        "the ticket",
        () ->
            stand.scene().getRoot().lookupAll(".line:filled").stream()
                .filter(Seen::is)
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(Node::getLayoutY)) // Cells are used again.
                .map(Day::line)
                .collect(Collectors.joining("\n")),
        () -> String.join("\n", expected));
  }

  private static String line(Node cell) {
    List<String> parts =
        List.of(
            text(cell.lookup(".line-quantity")),
            text(cell.lookup(".line-name")).replace('\u00a0', ' '), // Drawn so as not to break.
            text(cell.lookup(".line-amount")));
    String off =
        cell.lookupAll(".reduction").stream()
            .filter(Node::isVisible)
            .map(Day::text)
            .skip(1)
            .collect(Collectors.joining(" "));
    return off.isEmpty() ? String.join(" ", parts) : String.join(" ", parts) + " " + off;
  }

  /// An amount of a report, beside what it is.
  private void inFigures(Word word, long minor) {
    shows(say(word), () -> figure(word), () -> amount(minor));
  }

  /// Who counts the drawer must not read it.
  private void notInFigures(Word word) {
    shows(say(word), () -> figure(word), () -> "");
  }

  private String figure(Word word) {
    return stand.scene().getRoot().lookupAll(".figure-amount").stream()
        .filter(Seen::is)
        .filter(amount -> text(amount.getParent().lookup(".figure-left .label")).equals(say(word)))
        .map(Day::text)
        .findFirst()
        .orElse("");
  }

  /// What is said of the receipt.
  private void ofPaper(String... said) {
    shows(
        "the receipt",
        () ->
            stand.scene().getRoot().lookupAll(".paper-line").stream()
                .filter(Seen::is)
                .map(Day::text)
                .collect(Collectors.joining("\n")),
        () -> String.join("\n", said));
  }

  private static String text(@Nullable Node node) {
    return switch (node) {
      case Labeled labeled -> plain(Objects.requireNonNullElse(labeled.getText(), ""));
      case TextInputControl field -> plain(field.getText());
      case null, default -> "";
    };
  }

  private void shows(String what, Supplier<String> seen, Supplier<String> expected) {
    try {
      journey.soon(() -> seen.get().equals(expected.get()));
    } catch (AssertionError e) {
      String stands = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, seen::get);
      assertThat(stands).as(what).isEqualTo(expected.get());
      throw e;
    }
  }
}
