package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/// JavaFX without a display, chosen by `-Dglass.platform=Unseen`; the toolkit finds it by its name,
/// so the package cannot be another. Source: ADR 0022.
public final class UnseenPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new UnseenApplication();
  }
}
