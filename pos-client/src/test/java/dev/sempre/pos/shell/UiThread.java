package dev.sempre.pos.shell;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// For tests that need the UI thread and no window: `@ExtendWith(UiThread.class)`. A window for
/// each test, as TestFX makes and closes it, costs a quarter of a second.
public final class UiThread implements BeforeAllCallback {
  private static final long PATIENCE_MILLIS = 30_000;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  /// Does something there, and waits for it.
  public static void does(Runnable step) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, step);
  }

  /// What something comes to there.
  public static <T> T ask(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, task);
  }
}
