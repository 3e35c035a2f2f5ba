package dev.sempre.pos.command;

import com.google.gson.Gson;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verify`: looks whether every ticket of this till is as it was sealed. Works beside a till that
/// sells. Source: R35, F41.
@Command(
    name = "verify",
    description = "looks whether the tickets in this till are as they were sealed",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final Gson GSON = new Gson();

  private final Tools tools;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of the installation")
  private Path data = Path.of("");

  @Option(names = "--json", description = "answer with one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  VerifyCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    Answers answers = Answers.of(spec, json);
    if (!Files.isDirectory(data)) {
      return noInstallation(answers);
    }
    return switch (DataFolder.open(data)) {
      case DataFolder.Opened.Bad bad -> answers.refused(bad.code(), bad.message());
      case DataFolder.Opened.Good good -> verify(good.folder(), answers);
    };
  }

  private int noInstallation(Answers answers) {
    return answers.refused("NO_INSTALLATION", data + " is no folder of an installation.");
  }

  private int verify(DataFolder folder, Answers answers) {
    Identity identity = folder.deviceFile().identity().orElse(null);
    if (identity == null || !Files.exists(folder.database())) {
      return noInstallation(answers);
    }
    tools.logTo().accept(folder.logs());
    try (Replica replica = tools.open().apply(folder)) {
      return answer(check(replica, identity), answers);
    } catch (StoreFailure failure) {
      return answers.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()));
    }
  }

  /// A till that has joined anew has another key since: what it signed before, the centre can
  /// check.
  private static List<Checked> check(Replica replica, Identity identity) {
    String own = replica.place().orElseThrow().series();
    return replica.read(handle -> {
      List<Checked> checked = new ArrayList<>();
      for (String chain : ChainStore.chains(handle)) {
        BiPredicate<String, String> isSignature =
            chain.equals(own) || chain.startsWith(own + "/")
                ? identity.key()::hasSigned
                : (_, _) -> true;
        checked.add(ChainStore.check(handle, replica.dialect(), chain, isSignature));
      }
      return checked;
    });
  }

  private int answer(List<Checked> checked, Answers answers) {
    if (!checked.stream().allMatch(Checked::holds)) {
      String what = checked.stream().map(Checked::line).collect(Collectors.joining("; "));
      return answers.refused(
          "CHAIN_BROKEN",
          "Tickets are not as they were sealed: " + what + ". Call who keeps books.");
    }
    answers.answer(
        json
            ? GSON.toJson(checked)
            : checked.isEmpty()
                ? "No ticket is sealed here yet."
                : checked.stream().map(Checked::line).collect(Collectors.joining("\n")));
    return Answers.DONE;
  }
}
