package dev.sempre.pos.start;

/// A company to try things with: plausible goods, people, a virtual printer, nothing to break.
@FunctionalInterface
public interface DemoCompany {
  /// Makes the demo company in this installation. Takes seconds; called away from the UI thread.
  EnrolmentAnswer open();
}
