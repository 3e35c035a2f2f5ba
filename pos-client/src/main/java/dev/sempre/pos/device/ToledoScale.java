package dev.sempre.pos.device;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A scale that speaks the protocol 8217 of Mettler Toledo, set to kilograms: the till sends `W`,
/// the scale answers `STX 00.482 CR`, with an `N` before the end if a tare is off, or `STX ? status
/// CR` if it has no weight to tell. Bit 0 of the status says that the load moves, bit 1 that it is
/// too heavy, bit 2 that it is below zero. The parity bit, which a port may pass on, says nothing
/// here. Source: Mettler Toledo, service manual of the Viva, “8217 Mettler-Toledo protocol”; many
/// makers' scales have it as a setting.
public record ToledoScale(Dialogue dialogue) implements Scale {
  static final byte QUESTION = 'W';
  static final byte END = '\r';
  static final char BEGIN = 0x02;
  static final int MOVING = 0x01;
  static final int OVERLOADED = 0x02;
  static final int BELOW_ZERO = 0x04;

  private static final int WITHOUT_PARITY = 0x7f;
  private static final Pattern WEIGHT = Pattern.compile(" *(\\d{1,3})\\.(\\d{3}) *N?");

  @Override
  public Weighing weigh() {
    return switch (dialogue.ask(new byte[] {QUESTION}, END)) {
      case Dialogue.Reply.Heard(String text) -> read(text);
      case Dialogue.Reply.Nothing(String detail) -> new Weighing.NoAnswer(detail);
    };
  }

  private static Weighing read(String heard) {
    StringBuilder plain = new StringBuilder();
    heard.chars().forEach(c -> plain.append((char) (c & WITHOUT_PARITY)));
    int begin = plain.indexOf(String.valueOf(BEGIN)); // The first: a status may look like it.
    int end = plain.length() - 1;
    if (begin < 0 || plain.charAt(end) != END) {
      return notUnderstood(heard);
    }
    String said = plain.substring(begin + 1, end);
    if (said.length() == 2 && said.charAt(0) == '?') {
      return status(said.charAt(1), heard);
    }
    Matcher weight = WEIGHT.matcher(said);
    return weight.matches()
        ? new Weighing.Stable(
            1_000 * Long.parseLong(weight.group(1)) + Long.parseLong(weight.group(2)))
        : notUnderstood(heard);
  }

  private static Weighing status(int status, String heard) {
    if ((status & OVERLOADED) != 0) {
      return new Weighing.Overloaded();
    }
    if ((status & BELOW_ZERO) != 0) {
      return new Weighing.BelowZero();
    }
    return (status & MOVING) != 0 ? new Weighing.Moving() : notUnderstood(heard);
  }

  private static Weighing notUnderstood(String heard) {
    StringBuilder hex = new StringBuilder();
    for (byte each : heard.getBytes(StandardCharsets.ISO_8859_1)) {
      hex.append(String.format("%02x", each));
    }
    return new Weighing.NotUnderstood(hex.toString());
  }
}
