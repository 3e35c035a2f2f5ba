package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.device.Heard;
import dev.sempre.pos.devices.DevicesViewModel;
import dev.sempre.pos.devices.FakeDevices;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.FakePaper;
import dev.sempre.pos.sell.FakeReturns;
import dev.sempre.pos.sell.FakeShop;
import dev.sempre.pos.sell.FakeTill;
import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.sell.SellView;
import dev.sempre.pos.sell.SellViewModel;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Source: T2.
@ExtendWith(UiThread.class)
class ScannedHereTest {
  private final Words words = new Words(Language.EN);
  private final AtomicInteger beeps = new AtomicInteger();
  private final AtomicInteger beepsOfPractice = new AtomicInteger();
  private final SellViewModel sell = sell();
  private final ScannedHere here = here(sell, beeps);

  private static SellViewModel sell() {
    InlineWork work = new InlineWork();
    Words words = new Words(Language.EN);
    FakeShop shop = new FakeShop();
    FakeTill till = new FakeTill(shop);
    SellViewModel sell =
        new SellViewModel(
            words,
            work,
            till,
            new FakeReturns(till, shop),
            shop,
            shop::findCustomers,
            new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn()),
            new PaperViewModel(work, new FakePaper(), () -> "maria"),
            () -> {});
    sell.start();
    return sell;
  }

  private static ScannedHere here(SellViewModel sell, AtomicInteger beeps) {
    FakeDevices devices = new FakeDevices(0);
    return new ScannedHere(
        sell,
        new DevicesViewModel(new InlineWork(), devices, () -> "maria"),
        beeps::incrementAndGet);
  }

  @Test
  void aCodeThatNoScreenIsThereForIsHeardToBeOfNoUseAndNotRungUp() {
    here.hear(new Heard.Code("8000300285964"));
    assertThat(beeps).hasValue(1);
    assertThat(Objects.requireNonNull(sell.ticketProperty().get()).sale().lines()).isEmpty();
  }

  @Test
  void whileSomebodyPractisesCodesAreMeantForThoseScreens() {
    here.lendTo(here(sell(), beepsOfPractice));
    here.hear(new Heard.Code("8000300285964"));
    assertThat(beeps).hasValue(0);
    assertThat(beepsOfPractice).hasValue(1);
    here.lendTo(null);
    here.hear(new Heard.Code("8000300285964"));
    assertThat(beeps).hasValue(1);
  }

  /// Else it would come back there without ever having gone.
  @Test
  void whoPractisesIsToldThatTheScannerHadGoneBefore() {
    here.hear(new Heard.Gone("unplugged"));
    assertThat(saidInPractice()).startsWith(words.say(Word.SCANNER_GONE));
    here.hear(new Heard.Back());
    assertThat(saidInPractice()).isEmpty();
  }

  /// What stands in the quiet line of screens on which somebody begins to practise.
  private String saidInPractice() {
    SellViewModel practised = sell();
    return UiThread.ask(() -> {
      here.lendTo(here(practised, beepsOfPractice));
      SellView view = new SellView(practised, words, new InlineWork(), () -> 0);
      return ((Label) view.lookup("#notice")).getText();
    });
  }
}
