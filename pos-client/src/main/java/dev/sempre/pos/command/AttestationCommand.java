package dev.sempre.pos.command;

import dev.sempre.model.archive.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `attestation`: the form in which the publisher attests what the law of France asks of a till,
/// with version and hash of this very program. Who signs fills in the names: the program knows
/// none. Source: R41.
@Command(
    name = "attestation",
    description =
        "prints the form of the publisher's attestation (France), with version and hash of this"
            + " program; names and signatures are left to be filled in",
    mixinStandardHelpOptions = true)
final class AttestationCommand implements Callable<Integer> {
  private enum Language {
    FR,
    EN,
    IT,
    PT_BR;

    String file() {
      return "attestation_" + name().toLowerCase(Locale.ROOT) + ".txt";
    }
  }

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "fr",
      description = "fr, en, it or pt-BR; the French text is the one to sign")
  private String language = "fr";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Answers answers = Answers.of(spec, false);
    for (Language one : Language.values()) {
      if (one.name().equals(language.replace('-', '_').toUpperCase(Locale.ROOT))) {
        answers.answer(form(one, Program.here()));
        return Answers.DONE;
      }
    }
    return answers.refused("LANGUAGE", language + " is none of fr, en, it, pt-BR.");
  }

  private static String form(Language language, Program program) throws IOException {
    try (InputStream in = AttestationCommand.class.getResourceAsStream(language.file())) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + language.file());
      }
      String jar = program.hasHash() ? program.jar() : "pos-client.jar";
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{version}", program.version())
          .replace("{sha256}", program.hasHash() ? program.sha256() : "-")
          .replace("{jar}", jar)
          .strip();
    }
  }
}
