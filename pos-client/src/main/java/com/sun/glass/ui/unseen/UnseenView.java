package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.headless.HeadlessView;

/// What a window shows. Each frame is drawn as on any other platform; the headless one then copies
/// it to a screen in memory, pixel by pixel on the UI thread, which takes longer than all that a
/// till does there. Pictures are made of the scene and do not come from that screen.
final class UnseenView extends HeadlessView {
  @Override
  protected void _uploadPixels(long pointer, Pixels pixels) {
    // As on a display whose card shows the frame without the UI thread.
  }
}
