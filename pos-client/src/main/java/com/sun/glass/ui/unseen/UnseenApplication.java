package com.sun.glass.ui.unseen;

import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;

/// The toolkit's own headless application, with windows whose frames nobody keeps.
final class UnseenApplication extends HeadlessApplication {
  @Override
  public View createView() {
    return new UnseenView();
  }
}
