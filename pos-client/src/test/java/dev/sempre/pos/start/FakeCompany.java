package dev.sempre.pos.start;

import dev.sempre.pos.shell.Place;

/// A company whose server knows one code, and a demo.
public final class FakeCompany {
  public static final String CODE = "K7QF-2M9D";
  public static final Place PLACE = new Place("Bottega Rossi", "Milano Centro", "Till 2");

  private FakeCompany() {}

  public static EnrolmentAnswer join(String server, String code) {
    if (!server.contains(".")) {
      return new EnrolmentAnswer.Failed(EnrolmentFailure.NAME_NOT_FOUND);
    }
    return code.equals(CODE)
        ? new EnrolmentAnswer.Joined(PLACE)
        : new EnrolmentAnswer.Failed(EnrolmentFailure.CODE_UNKNOWN);
  }

  public static EnrolmentAnswer demo() {
    return new EnrolmentAnswer.Joined(new Place("Demo", "Demo", "Till 1"));
  }
}
