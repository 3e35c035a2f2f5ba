package dev.sempre.simulation.clock;

import dev.sempre.simulation.program.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The clock of one machine, for all programs that run on it, and as wrong as it is set. Source:
/// F21.
public final class WrongClock {
  private final Path jar;
  private final Path offset;

  private WrongClock(Path jar, Path offset) {
    this.jar = jar;
    this.offset = offset;
  }

  /// Makes a clock that is right.
  ///
  /// @param folder an existing folder for what the programs have to see of it
  public static WrongClock in(Path folder) {
    WrongClock clock = new WrongClock(folder.resolve("clock.jar"), folder.resolve("clock-offset"));
    clock.writeJar();
    clock.setBy(0);
    return clock;
  }

  /// Sets it, for the programs that run as for those that will.
  ///
  /// @param millis by how much it is ahead of the right time, negative if it is behind
  public void setBy(long millis) {
    try {
      // Renamed, so that nobody reads a half of it.
      Path next = offset.resolveSibling("clock-offset.next");
      Files.writeString(next, Long.toString(millis));
      Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Programs that live by this clock.
  public Programs of(Programs programs) {
    return programs.withOption("-javaagent:" + jar + "=" + offset);
  }

  private void writeJar() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), ClockAgent.class.getName());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type :
          new Class<?>[] {ClockAgent.class, ClockAgent.Moving.class, MovedTime.class}) {
        put(type, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Class<?> type, JarOutputStream out) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + name), name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
