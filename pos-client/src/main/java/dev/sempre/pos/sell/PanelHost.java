package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Where panels slide in, over the right half.
final class PanelHost extends StackPane {
  private static final Duration SLIDE = Duration.millis(140);

  private final SellViewModel model;
  private final Words words;
  private final Runnable focusHome;
  private @Nullable PanelFrame shown;
  private @Nullable PanelFrame explaining;

  /// @param focusHome gives the focus back to the entry field
  PanelHost(SellViewModel model, Words words, Runnable focusHome) {
    this.model = model;
    this.words = words;
    this.focusHome = focusHome;
    setPickOnBounds(false);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    model.panelProperty().subscribe(this::show);
    model.explanation().shownProperty().subscribe(this::explain);
  }

  /// The open panel's field; null if none is open or it has none.
  @Nullable TextInputControl field() {
    PanelFrame panel = explaining == null ? shown : explaining;
    return panel == null ? null : panel.field();
  }

  private void show(@Nullable Panel panel) {
    PanelFrame before = shown;
    if (before != null) {
      before.letGo();
    }
    PanelFrame frame = panel == null ? null : build(panel);
    shown = frame;
    lay(before == null ? frame : null);
  }

  /// An explanation lies over the panel that is open, if any is, and leaves it as it is: money may
  /// lie in it.
  private void explain(@Nullable Notice notice) {
    PanelFrame before = explaining;
    if (before != null) {
      before.letGo();
    }
    ExplanationPanel frame =
        notice == null
            ? null
            : notice
                .trouble()
                .map(trouble -> new ExplanationPanel(model, words, trouble, notice.values()))
                .orElse(null);
    explaining = frame;
    lay(before == null ? frame : null);
  }

  /// @param arriving the frame that slides in; null if none does
  private void lay(@Nullable PanelFrame arriving) {
    List<Node> frames = new ArrayList<>();
    PanelFrame below = shown;
    PanelFrame above = explaining;
    if (below != null) {
      below.setVisible(above == null); // What is covered must not be reached by the keyboard.
      frames.add(below);
    }
    if (above != null) {
      frames.add(above);
    }
    getChildren().setAll(frames);
    setPickOnBounds(!frames.isEmpty()); // What will be covered feels no finger meanwhile.
    if (arriving != null && getWidth() > 0) {
      slide(arriving);
    }
    focus(above == null ? below : above);
  }

  private void focus(@Nullable PanelFrame top) {
    Node target = top == null ? null : top.focused();
    if (top != null && target != null) {
      // A field without its skin loses Enter, and would choose what was typed before it had one:
      // the next key would take its place.
      top.applyCss();
      target.requestFocus();
    } else {
      focusHome.run();
    }
  }

  private void slide(PanelFrame frame) {
    TranslateTransition in = new TranslateTransition(SLIDE, frame);
    in.setFromX(getWidth());
    in.setToX(0);
    in.setInterpolator(Interpolator.EASE_OUT);
    frame.setTranslateX(getWidth());
    in.play();
  }

  private PanelFrame build(Panel panel) {
    return switch (panel) {
      case Panel.Quantity(SaleLine line) -> FigurePanel.quantity(model, words, line);
      case Panel.Price(SaleLine line) -> FigurePanel.price(model, words, line);
      case Panel.Weigh weigh -> new WeighPanel(model, words, weigh);
      case Panel.Reduce reduce -> FigurePanel.discount(model, words, reduce);
      case Panel.Park() -> new ParkPanel(model, words);
      case Panel.Recall() -> new RecallPanel(model, words);
      case Panel.VoidTicket() -> new VoidTicketPanel(model, words);
      case Panel.Details(SaleLine line) -> new DetailsPanel(model, words, line);
      case Panel.PriceCheck() -> new PriceCheckPanel(model, words);
      case Panel.ChooseCustomer() -> new CustomerPanel(model, words);
      case Panel.FindTicket() -> new FindTicketPanel(model, words);
      case Panel.TakeBack(SoldTicket ticket) -> new TakeBackPanel(model, words, ticket);
      case Panel.TakeBackGoods() -> new TakeBackGoodsPanel(model, words);
      case Panel.FindAccount() -> CustomerPanel.ofAccounts(model, words);
      case Panel.Account() -> new AccountPanel(model, words);
      case Panel.Receive() -> new ReceivePanel(model, words);
      case Panel.Received received -> new ReceivedPanel(model, words, received);
      case Panel.OnAccount() -> new OnAccountPanel(model, words);
      case Panel.Pay() -> new PayPanel(model, words);
      case Panel.CardSlip() -> new SlipPanel(model.cards().slip(), model, words);
      case Panel.Approve(Set<Permission> needed, var _) -> new ApprovalPanel(model, words, needed);
      case Panel.MailReceipt mail -> new MailPanel(model, words, mail);
      case Panel.Change(CompletedSale sale) -> new ChangePanel(model, words, sale);
    };
  }
}
