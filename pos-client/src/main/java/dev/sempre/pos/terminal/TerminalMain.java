package dev.sempre.pos.terminal;

import dev.sempre.pos.terminal.VirtualTerminal.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The virtual terminal as a program of its own, at a port: a till can be tried across a line, and
/// terminal and till can be killed one without the other.
public final class TerminalMain {
  private static final String FILE = "virtual-terminal.jsonl";

  private TerminalMain() {}

  /// @param args folder of its file, port, and what it does: the name of a [TerminalCondition]
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    int port = args.length > 1 ? Integer.parseInt(args[1]) : TcpTerminal.USUAL_PORT;
    Files.createDirectories(folder);
    VirtualTerminal terminal = new VirtualTerminal(folder.resolve(FILE), Pace.USUAL);
    if (args.length > 2) {
      terminal.become(TerminalCondition.valueOf(args[2].toUpperCase(Locale.ROOT)));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    TerminalServer server = new TerminalServer(terminal, port, threads);
    System.out.println("Virtual terminal at port " + server.port() + ", " + terminal.condition());
  }
}
