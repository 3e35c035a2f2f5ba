package dev.sempre.pos.receipt;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.sale.CompletedSale;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the QR code of a receipt says: enough to find its ticket, and to hold the paper against it.
///
/// @param number as [dev.sempre.model.sale.TicketNumber#printed] has it
/// @param currency code of the currency
/// @param grossMinor total of the ticket, minor units; negative if money went back
/// @param at what the shop's clock showed, to the second
/// @param hash hash of the ticket's seal; empty if it has none
public record TicketCode(
    String number, String currency, long grossMinor, LocalDateTime at, String hash) {
  private static final String MARK = "SEMPRE1;";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /// The code of a ticket.
  public static TicketCode of(CompletedSale sale, @Nullable Seal seal) {
    return new TicketCode(
        sale.number().printed(),
        sale.context().currency().code(),
        sale.totals().grossMinor(),
        sale.completedAt().wallClock().withNano(0),
        seal == null ? "" : seal.hash());
  }

  /// As it stands in the QR code.
  public String text() {
    return MARK
        + String.join(";", number, currency, Long.toString(grossMinor), TIME.format(at), hash);
  }

  /// Reads what a scanner read; empty if it is no such code.
  public static Optional<TicketCode> parse(String text) {
    if (!text.startsWith(MARK)) {
      return Optional.empty();
    }
    String[] fields = text.substring(MARK.length()).split(";", -1);
    if (fields.length != 5 || fields[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TicketCode(
              fields[0],
              fields[1],
              Long.parseLong(fields[2]),
              LocalDateTime.parse(fields[3], TIME),
              fields[4]));
    } catch (NumberFormatException | DateTimeParseException misread) {
      return Optional.empty();
    }
  }
}
