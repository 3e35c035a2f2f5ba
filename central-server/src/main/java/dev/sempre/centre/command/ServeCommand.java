package dev.sempre.centre.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Serves the companies' devices until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin DataOptions options = new DataOptions();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen at; 127.0.0.1 if left out.")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "3001",
      description = "Port to listen at, 0 for any free one; 3001 if left out.")
  int port;

  private final Serving serving;
  private final Voice voice;

  record Started(String event, String url, int port, String store) implements Result {
    @Override
    public String text() {
      return "Sempre centre is ready at %s (%s)".formatted(url, store);
    }
  }

  ServeCommand(Serving serving, Voice voice) {
    this.serving = serving;
    this.voice = voice;
  }

  @Override
  public Integer call() {
    serving.serve(
        options.data,
        options.postgres,
        host,
        port,
        ready ->
            voice.sayOnOneLine(
                new Started("ready", ready.url(), ready.port(), ready.store()), options.json));
    return Voice.OK;
  }
}
