package dev.sempre.pos.demo;

import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.Ports.Alarm;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.start.DemoCompany;
import dev.sempre.pos.start.Enrolment;
import dev.sempre.pos.start.EnrolmentAnswer;
import dev.sempre.replica.db.StoreFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// "Try it" on the first screen: a centre with the demo company inside this program, in the
/// installation's own folder, and this installation as one of its tills. It is there again at every
/// later start; until it is, and if its port is taken, the till works without it, as without a
/// line.
public final class TryIt implements AutoCloseable {
  private static final String FOLDER = "demo-centre";
  private static final String DEMO_TENANT = dev.sempre.centre.demo.DemoCompany.TENANT;

  private static final Logger LOG = LoggerFactory.getLogger(TryIt.class);

  /// Time between two tries to start the centre.
  static final long AGAIN_MILLIS = 60_000;

  private final Path folder;
  private final Executor background;
  private final Alarm alarm;
  private @Nullable DemoCentre centre;
  private boolean closed;

  /// @param data folder of the installation
  /// @param background starts the centre of an earlier day; used only if there is one
  /// @param alarm rings there after a wait
  public TryIt(Path data, Executor background, Alarm alarm) {
    this.folder = data.resolve(FOLDER);
    this.background = background;
    this.alarm = alarm;
  }

  /// PINs that may be shown: those of the demo company, if this is its till.
  ///
  /// @param identity who the installation is
  public Map<String, String> pins(Identity identity) {
    return isTillOfDemo(identity) ? DemoCentre.pins() : Map.of();
  }

  /// The folder alone says nothing: somebody may have tried it in vain, and joined a company of his
  /// own since.
  private boolean isTillOfDemo(Identity identity) {
    return DemoCentre.isIn(folder)
        && identity.tenant().equals(DEMO_TENANT)
        && CentreOptions.DEFAULT_HOST.equals(address(identity).getHost());
  }

  private static URI address(Identity identity) {
    return URI.create(identity.address().toString());
  }

  /// What the first screen's key does. The centre of an earlier day is started beside, where the
  /// installation knows it.
  public DemoCompany in(Installation installation, Enrolment enrolment) {
    installation
        .identity()
        .filter(this::isTillOfDemo)
        .map(identity -> address(identity).getPort())
        .ifPresent(port -> background.execute(() -> startAgain(port)));
    return () -> join(enrolment);
  }

  private void startAgain(int port) {
    try {
      if (!isClosed()) {
        DemoCentre _ = start(port);
      }
    } catch (CentreFailure | StoreFailure failure) {
      LOG.warn(
          "DEMO-1 The demo's head office could not be started at port {}. The till works without"
              + " it; it is tried again in a minute: {}",
          port,
          failure.getMessage());
      alarm.ringAfter(AGAIN_MILLIS, () -> startAgain(port));
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private EnrolmentAnswer join(Enrolment enrolment) {
    DemoCentre made = start(0);
    return enrolment.join(made.url(), made.code("1"));
  }

  private synchronized DemoCentre start(int port) {
    if (closed) {
      throw new IllegalStateException("the program ends");
    }
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
    closed = true;
    if (centre != null) {
      centre.close();
    }
  }
}
