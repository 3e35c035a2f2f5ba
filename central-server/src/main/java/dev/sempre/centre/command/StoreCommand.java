package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.CentreStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that opens the data folder, does one thing and says what came of it.
abstract class StoreCommand implements Callable<Integer> {
  @Mixin DataOptions options = new DataOptions();

  private final Opening opening;
  private final Voice voice;

  StoreCommand(Opening opening, Voice voice) {
    this.opening = opening;
    this.voice = voice;
  }

  abstract Answer<? extends Result> run(CentreStore store);

  @Override
  public final Integer call() {
    try (CentreStore store = opening.open(options.data, options.postgres)) {
      return switch (run(store)) {
        case Answer.Done<? extends Result> done -> voice.say(done.value(), options.json);
        case Answer.Refused<? extends Result> refused -> voice.refuse(refused.why(), options.json);
      };
    }
  }
}
