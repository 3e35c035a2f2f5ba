package dev.sempre.pos.trouble;

import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes the registry down for whoever is called on the phone and told a code.
final class MessagesDocument {
  private static final String HEAD =
      """
      # Messages by their codes
      What a till says when something went wrong or was refused, for whoever is told a code on the phone. Made from the registry `dev.sempre.pos.trouble.Trouble` and its English words; `TroublesTest` fails when it is stale and leaves the fresh one in `pos-client/target/MESSAGES.md`. The letter is the topic: S selling, P paying, L log-in, D disk and data, N connection and joining, C the cash drawer and its shift, R goods that come back, E printers and other equipment. […] stands for a name, a code or a time.

      | code | what happened | is the money safe? | what to do now | who can help |
      |---|---|---|---|---|
      """;

  private final Words words = new Words(Language.EN);

  String write() {
    return HEAD + Arrays.stream(Trouble.values()).map(this::row).collect(Collectors.joining());
  }

  private String row(Trouble trouble) {
    return "| "
        + String.join(
            " | ",
            trouble.code(),
            say(trouble.what()),
            say(trouble.safety().sentence()),
            say(trouble.remedy()),
            say(trouble.helpFrom().sentence()))
        + " |\n";
  }

  private String say(Word word) {
    return words.say(word, "[…]", "[…]");
  }
}
