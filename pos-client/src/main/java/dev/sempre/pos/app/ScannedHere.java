package dev.sempre.pos.app;

import dev.sempre.pos.device.Heard;
import dev.sempre.pos.devices.DevicesViewModel;
import dev.sempre.pos.scan.ScanKeys;
import dev.sempre.pos.sell.SellViewModel;
import dev.sempre.pos.sell.Sounds;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// What is heard of the scanner with a line of its own, on its way to the screen that is shown,
/// which would also get what a scanner types. A code that none is there for is heard to be of no
/// use. UI thread only. Source: T2.
final class ScannedHere {
  private final SellViewModel sell;
  private final DevicesViewModel devices;
  private final Sounds sounds;
  private @Nullable Scene scene;
  private @Nullable ScannedHere practice;

  /// That it is not there; null while it is.
  private Heard.@Nullable Gone gone;

  ScannedHere(SellViewModel sell, DevicesViewModel devices, Sounds sounds) {
    this.sell = sell;
    this.devices = devices;
    this.sounds = sounds;
  }

  /// The screens are in this scene.
  void at(Scene here) {
    scene = here;
  }

  /// Somebody practises: what is scanned is meant for those screens; null if nobody does any more.
  void lendTo(@Nullable ScannedHere other) {
    practice = other;
    Heard missing = gone;
    if (other != null && missing != null) {
      other.hear(missing); // It went before, and must not come back to screens that never knew.
    }
  }

  void hear(Heard heard) {
    ScannedHere other = practice;
    if (other != null) {
      other.hear(heard);
    }
    switch (heard) {
      case Heard.Code(String code) -> {
        if (other == null) {
          scanned(code);
        }
      }
      case Heard.Noise _ -> {
        if (other == null) {
          noise();
        }
      }
      case Heard.Gone away -> {
        gone = away;
        sell.scannerGone();
        devices.scannerIs(true);
      }
      case Heard.Back() -> {
        gone = null;
        sell.scannerBack();
        devices.scannerIs(false);
      }
      case Heard.Dismissed() -> {
        gone = null;
        sell.scannerDismissed();
        devices.scannerIs(false);
      }
    }
  }

  private void scanned(String code) {
    Scene here = scene;
    if (!devices.scanned(code) && (here == null || !ScanKeys.read(here, code))) {
      sounds.unknownCode();
    }
  }

  /// Goods or a badge were scanned where nothing is sold, by whichever scanner.
  void useless() {
    sounds.unknownCode();
  }

  private void noise() {
    if (!devices.scannedNoise()) {
      sell.scannedNoise();
    }
  }
}
