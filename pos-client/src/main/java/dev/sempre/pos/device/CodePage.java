package dev.sempre.pos.device;

import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import dev.sempre.pos.receipt.Repertoire;
import java.nio.charset.Charset;

/// The tables of characters that receipt printers come with and that hold what Italian, French and
/// Portuguese are written with, wholly or nearly so. Stored by name.
public enum CodePage {
  /// Everything that the three languages need, the euro included.
  WPC1252("windows-1252", CharacterCodeTable.WPC1252),
  /// Everything but the ligature of œ.
  CP858("IBM00858", CharacterCodeTable.CP858_Euro),
  /// As 858, without the euro.
  CP850("IBM850", CharacterCodeTable.CP850_Multilingual),
  /// Portuguese.
  CP860("IBM860", CharacterCodeTable.CP860_Portuguese),
  /// What every printer has; without the tilde of Portuguese.
  CP437("IBM437", CharacterCodeTable.CP437_USA_Standard_Europe);

  private final String charset;
  private final CharacterCodeTable table;

  CodePage(String charset, CharacterCodeTable table) {
    this.charset = charset;
    this.table = table;
  }

  /// Its characters.
  public Charset charset() {
    return Charset.forName(charset);
  }

  /// What can be said with them.
  public Repertoire repertoire() {
    return new Repertoire(charset());
  }

  CharacterCodeTable table() {
    return table;
  }
}
