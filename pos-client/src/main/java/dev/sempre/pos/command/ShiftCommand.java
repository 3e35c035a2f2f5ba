package dev.sempre.pos.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.ProgramRuns;
import dev.sempre.replica.organisation.UserStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `shift`: a word before what is done with a till's shift, through what the Shift screen does.
@Command(
    name = "shift",
    description = "opens, reads and closes this till's shift",
    mixinStandardHelpOptions = true)
final class ShiftCommand implements Runnable {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// The word with all that may stand behind it.
  static CommandLine of(Tools tools) {
    return new CommandLine(new ShiftCommand())
        .addSubcommand(new Open(tools))
        .addSubcommand(new Move(tools))
        .addSubcommand(new X(tools))
        .addSubcommand(new Close(tools))
        .addSubcommand(new Periods(tools));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: open, move, x, close or periods");
  }

  /// What they share: the till, and who does it.
  private abstract static class Deed implements Callable<Integer> {
    private final Tools tools;
    private final Permission needed;
    private final @Nullable String deed;

    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "folder of the installation")
    private Path data = Path.of("");

    @Option(
        names = "--cashier",
        paramLabel = "LOGIN",
        description = "in whose name; the journal notes that it came by command")
    private @Nullable String cashier;

    @Option(names = "--json", description = "answer with one JSON document")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param deed what the journal calls it; null if it only reads, which anybody's name will do
    ///   for
    Deed(Tools tools, Permission needed, @Nullable String deed) {
      this.tools = tools;
      this.needed = needed;
      this.deed = deed;
    }

    /// Does it.
    ///
    /// @return exit code
    abstract int run(ShiftDesk desk, Answers answers);

    @Override
    public Integer call() {
      Answers answers = Answers.of(spec, json);
      return switch (Installation.open(data)) {
        case Installation.Opened.Blocked(Installation.Obstruction why, String detail) ->
            answers.refused(why.name(), "The installation cannot be opened: " + detail);
        case Installation.Opened.Ready(Installation installation) -> {
          try (installation) {
            tools.logTo().accept(installation.folder().logs());
            yield open(installation.replica(), answers);
          } catch (StoreFailure failure) {
            yield answers.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()));
          }
        }
      };
    }

    private int open(Replica replica, Answers answers) {
      if (deed != null && cashier == null) {
        return answers.nobodyNamed();
      }
      Place place = replica.place().orElse(null);
      if (place == null) {
        return answers.refused(
            "NOT_ENROLLED", "This installation has not joined a company yet: enrol it first.");
      }
      KnownShop shop = new KnownShop();
      User person = replica.read(handle -> person(handle, place, shop)).orElse(null);
      if (person == null) {
        return answers.refused("NO_CASHIER", "Nobody who logs in here may do that.");
      }
      if (deed != null && !ProgramRuns.commanded(replica, deed, person.login(), person.id())) {
        return answers.refused("NOT_NOTED", "The journal cannot be written; nothing was changed.");
      }
      return run(new ShiftDesk(replica, tools.clock(), shop, person), answers);
    }

    private Optional<User> person(Handle handle, Place place, KnownShop shop) {
      Establishment establishment = shop.find(handle, place).orElse(null);
      if (establishment == null) {
        return Optional.empty();
      }
      return UserStore.activeOf(handle, establishment.id()).stream()
          .filter(user -> cashier == null || user.login().equals(cashier))
          .filter(user ->
              UserStore.role(handle, user.roleId()).filter(role -> role.allows(needed)).isPresent())
          .findFirst();
    }

    /// Says what became of it.
    ///
    /// @param said a document for a program, a sentence for a person
    <T> int say(ShiftAnswer<T> answer, Answers answers, Function<T, Said> said) {
      return switch (answer) {
        case ShiftAnswer.Done<T>(T value) -> done(answers, said.apply(value));
        case ShiftAnswer.Refused<T>(var refusal) ->
            answers.refused(
                refusal.getClass().getSimpleName(), "The shift refuses it: " + refusal + ".");
        case ShiftAnswer.NotPermitted<T>(Permission missing) ->
            answers.refused("NOT_PERMITTED", "The role does not allow " + missing + ".");
        case ShiftAnswer.NotSaved<T>(var failure) ->
            answers.refused("" + failure, "Not saved; nothing was changed.");
        case ShiftAnswer.Unknown<T>(var failure) ->
            answers.refused(
                "OUTCOME", "The disk does not say whether it is done: " + failure + ".");
      };
    }

    int done(Answers answers, Said said) {
      answers.answer(json ? GSON.toJson(said.document()) : said.sentence());
      return Answers.DONE;
    }

    /// The open shift, or null after the refusal was said.
    ShiftNow.@Nullable Open opened(ShiftNow now, Answers answers) {
      ShiftNow.Open open = now.open();
      if (open == null) {
        int _ = answers.refused("NoShiftOpen", "No shift is open.");
      }
      return open;
    }
  }

  /// @param document for programs
  /// @param sentence for people, in English
  private record Said(Object document, String sentence) {}

  private record Id(String id) {}

  @Command(
      name = "open",
      description = "opens a shift with what lies in the drawer",
      mixinStandardHelpOptions = true)
  private static final class Open extends Deed {
    @Option(
        names = "--float",
        required = true,
        paramLabel = "MINOR",
        description = "money in the drawer, minor units")
    private long floatMinor;

    @Option(
        names = "--clock-is-right",
        description = "opens it also if the clock is far ahead of what happened last here")
    private boolean clockIsRight;

    Open(Tools tools) {
      super(tools, Permission.OPEN_SHIFT, "shift open");
    }

    @Override
    int run(ShiftDesk desk, Answers answers) {
      return say(
          desk.open(floatMinor, clockIsRight),
          answers,
          id -> new Said(new Id(id), "Shift " + id + " is open."));
    }
  }

  @Command(
      name = "move",
      description = "puts cash in or takes it out, with a reason",
      mixinStandardHelpOptions = true)
  private static final class Move extends Deed {
    @Option(
        names = "--kind",
        required = true,
        paramLabel = "KIND",
        description = "${COMPLETION-CANDIDATES}")
    private CashMovementKind kind = CashMovementKind.CASH_IN;

    @Option(
        names = "--amount",
        required = true,
        paramLabel = "MINOR",
        description = "minor units, above 0")
    private long amountMinor;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "what for")
    private String reason = "";

    Move(Tools tools) {
      super(tools, Permission.MOVE_CASH, "shift move");
    }

    @Override
    int run(ShiftDesk desk, Answers answers) {
      return say(
          desk.move(kind, amountMinor, reason),
          answers,
          id -> new Said(new Id(id), kind + " of " + amountMinor + " is noted."));
    }
  }

  @Command(
      name = "x",
      description = "says what the open shift has come to; stores nothing",
      mixinStandardHelpOptions = true)
  private static final class X extends Deed {
    X(Tools tools) {
      super(tools, Permission.VIEW_REPORTS, null);
    }

    @Override
    int run(ShiftDesk desk, Answers answers) {
      ShiftNow now = desk.look();
      ShiftNow.Open open = opened(now, answers);
      ShiftFigures figures = open == null ? null : open.figures();
      if (open == null || figures == null) {
        return Answers.REFUSED;
      }
      Drawer drawer = figures.drawer();
      String sentence =
          "Shift %d: %d tickets, %s; %s have to be in the drawer."
              .formatted(
                  open.number(),
                  figures.takings().tickets(),
                  new Money(figures.takings().grossMinor(), now.currency()),
                  new Money(drawer.expectedMinor(), now.currency()));
      return done(answers, new Said(ShiftDocument.X.of(now, open, figures), sentence));
    }
  }

  @Command(
      name = "periods",
      description = "lists the days, months and years that were closed here, the newest first",
      mixinStandardHelpOptions = true)
  private static final class Periods extends Deed {
    Periods(Tools tools) {
      super(tools, Permission.VIEW_REPORTS, null);
    }

    @Override
    int run(ShiftDesk desk, Answers answers) {
      List<ZReport> periods = desk.periods();
      String lines =
          periods.stream().map(Periods::line).collect(Collectors.joining(System.lineSeparator()));
      return done(
          answers,
          new Said(
              periods.stream().map(ShiftDocument.Z::of).toList(),
              lines.isEmpty() ? "Nothing is closed yet." : lines));
    }

    private static String line(ZReport z) {
      Closing closing = z.closing();
      ZReport.Sealed seal = z.seal();
      return "%s %s, no. %d: %d tickets, %s, VAT %s%s"
          .formatted(
              closing.kind(),
              closing.period(),
              closing.number(),
              closing.figures().takings().tickets(),
              new Money(closing.figures().takings().grossMinor(), closing.currency()),
              new Money(closing.figures().takings().taxMinor(), closing.currency()),
              seal == null
                  ? ""
                  : "; ever sold "
                      + new Money(seal.perpetualMinor(), closing.currency())
                      + ", place "
                      + seal.place()
                      + " of "
                      + seal.chain());
    }
  }

  @Command(
      name = "close",
      description = "closes the open shift with what was counted: its Z",
      mixinStandardHelpOptions = true)
  private static final class Close extends Deed {
    @Option(
        names = "--counted",
        required = true,
        split = ",",
        paramLabel = "VALUExPIECES",
        description =
            "what was counted, values in minor units: 5000x2,200x7; 1x0 if the drawer is empty")
    private List<String> counted = List.of();

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "why something else was counted than has to be there")
    private @Nullable String reason;

    Close(Tools tools) {
      super(tools, Permission.CLOSE_SHIFT, "shift close");
    }

    @Override
    int run(ShiftDesk desk, Answers answers) {
      CashCount count;
      try {
        count = count();
      } catch (IllegalArgumentException e) {
        return answers.refused(
            "COUNT", "--counted is no count of a drawer: " + e.getMessage() + ".");
      }
      ShiftNow.Open open = opened(desk.look(), answers);
      return open == null
          ? Answers.REFUSED
          : say(desk.close(open.id(), count, reason), answers, Close::said);
    }

    private CashCount count() {
      List<Counted> pieces = new ArrayList<>();
      for (String each : counted) {
        int by = each.indexOf('x');
        if (by < 0) {
          throw new IllegalArgumentException("\"" + each + "\" has no x, as in 5000x2");
        }
        pieces.add(
            new Counted(
                Long.parseLong(each.substring(0, by)), Long.parseLong(each.substring(by + 1))));
      }
      return new CashCount(pieces);
    }

    private static Said said(ZReport z) {
      ShiftFigures figures = z.closing().figures();
      String sentence =
          "Z %d: %d tickets, %s; difference %s."
              .formatted(
                  z.closing().number(),
                  figures.takings().tickets(),
                  new Money(figures.takings().grossMinor(), z.closing().currency()),
                  new Money(z.closing().differenceMinor(), z.closing().currency()));
      return new Said(ShiftDocument.Z.of(z), sentence);
    }
  }
}
