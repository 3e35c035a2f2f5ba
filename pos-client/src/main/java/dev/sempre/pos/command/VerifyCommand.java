package dev.sempre.pos.command;

import com.google.gson.Gson;
import dev.sempre.agent.identity.Identity;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.ChainEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `verify`: looks whether everything of this till is as it was sealed, and as the centre has
/// confirmed it. Source: R35, R36, F41.
@Command(
    name = "verify",
    description = "looks whether the tickets in this till are as they were sealed",
    mixinStandardHelpOptions = true)
final class VerifyCommand extends InstalledCommand {
  private static final Gson GSON = new Gson();

  VerifyCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(Replica replica, Identity identity, Answers answers) {
    List<Checked> checked = check(replica, identity);
    checked.stream()
        .filter(chain -> !chain.holds())
        .forEach(chain -> ChainEvents.faultFound(replica, chain.line()));
    return answer(checked, answers);
  }

  /// What a till signed before it joined anew, with a key that it does not have any more, only the
  /// centre can check; here that content is vouched for by the chain that goes on from it.
  private static List<Checked> check(Replica replica, Identity identity) {
    return replica.read(handle -> {
      List<Checked> checked = new ArrayList<>();
      for (String chain : ChainStore.toVerify(handle)) {
        BiPredicate<String, String> isSignature =
            isOwn(replica, chain) ? identity.key()::hasSigned : null;
        checked.add(ChainStore.check(handle, replica.dialect(), chain, isSignature));
      }
      return checked;
    });
  }

  private static int answer(List<Checked> checked, Answers answers) {
    if (!checked.stream().allMatch(Checked::holds)) {
      String what = checked.stream().map(Checked::line).collect(Collectors.joining("; "));
      return answers.refused(
          "CHAIN_BROKEN",
          "Tickets are not as they were sealed: " + what + ". Call who keeps books.");
    }
    answers.answer(
        answers.json()
            ? GSON.toJson(checked)
            : checked.isEmpty()
                ? "No ticket is sealed here yet."
                : checked.stream().map(Checked::line).collect(Collectors.joining("\n")));
    return Answers.DONE;
  }
}
