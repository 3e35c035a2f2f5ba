package dev.sempre.pos.receipt;

import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;

/// The page by which a person sees whether a printer is set up as it is: its width, its letters,
/// its weights and its codes.
public final class TestPage {
  private TestPage() {}

  /// @param printer what the printer is called here
  public static Receipt of(String printer, PaperWidth paper, Language language) {
    Words words = new Words(language);
    String ruler = "1234567890".repeat(paper.columns() / 10 + 1).substring(0, paper.columns());
    return new Receipt(
        List.of(
            new Part.Logo(),
            new Part.Text(words.say(Word.TEST_PAGE_TITLE), Align.CENTRE, Weight.LARGE),
            new Part.Text(printer, Align.CENTRE, Weight.STRONG),
            new Part.Rule(),
            new Part.Text(
                words.say(Word.TEST_PAGE_RULER, paper.millimetres()), Align.LEFT, Weight.NORMAL),
            new Part.Text(ruler, Align.LEFT, Weight.NORMAL),
            new Part.Text(words.say(Word.TEST_PAGE_LETTERS), Align.LEFT, Weight.NORMAL),
            new Part.Text("Caffè, più, perché, città", Align.LEFT, Weight.NORMAL),
            new Part.Text("Pão, maçã, açúcar, você", Align.LEFT, Weight.NORMAL),
            new Part.Text("Crème brûlée, naïf, œufs, où", Align.LEFT, Weight.NORMAL),
            new Part.Row("€ 1.234,56", "£ 12.34", Weight.STRONG),
            new Part.Rule(),
            new Part.Barcode("1-2-00458"),
            new Part.Qr("SEMPRE TEST")));
  }
}
