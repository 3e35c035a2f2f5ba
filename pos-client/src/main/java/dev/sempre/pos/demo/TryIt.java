package dev.sempre.pos.demo;

import dev.sempre.pos.app.Installation;
import dev.sempre.pos.start.DemoCompany;
import dev.sempre.pos.start.Enrolment;
import dev.sempre.pos.start.EnrolmentAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// "Try it" on the first screen: a centre with the demo company inside this program, in the
/// installation's own folder, and this installation as one of its tills. It is there again at every
/// later start.
public final class TryIt implements AutoCloseable {
  private static final String FOLDER = "demo-centre";

  private final Path folder;
  private @Nullable DemoCentre centre;

  /// @param data folder of the installation
  public TryIt(Path data) {
    this.folder = data.resolve(FOLDER);
  }

  /// PINs that may be shown: those of the demo company, if this is its till.
  public Map<String, String> pins() {
    return DemoCentre.isIn(folder) ? DemoCentre.pins() : Map.of();
  }

  /// What the first screen's key does.
  public DemoCompany in(Installation installation, Enrolment enrolment) {
    if (DemoCentre.isIn(folder)) {
      installation
          .identity()
          .ifPresent(identity -> start(URI.create(identity.address().toString()).getPort()));
    }
    return () -> join(enrolment);
  }

  private EnrolmentAnswer join(Enrolment enrolment) {
    DemoCentre made = start(0);
    return enrolment.join(made.url(), made.code("1"));
  }

  private synchronized DemoCentre start(int port) {
    DemoCentre made = centre;
    if (made == null) {
      made = new DemoCentre(folder, port);
      centre = made;
    }
    made.start();
    return made;
  }

  @Override
  public synchronized void close() {
    if (centre != null) {
      centre.close();
    }
  }
}
