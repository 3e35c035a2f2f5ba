package dev.sempre.pos.sell;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// {@link Sounds} through the computer's own output. Where there is none, the screen's line of text
/// says it alone.
public final class Speaker implements Sounds {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
  private static final int SAMPLES_PER_SECOND = 22_050;
  private static final int TONE_MILLIS = 130;
  private static final int HIGH_HERTZ = 440;
  private static final int LOW_HERTZ = 294;
  private static final int LOUDNESS = 60;
  private static final int FADE_SAMPLES = 220;

  private final Executor background;

  /// @param background plays the tones; owned by the caller
  public Speaker(Executor background) {
    this.background = background;
  }

  @Override
  public void unknownCode() {
    try {
      background.execute(Speaker::play);
    } catch (RejectedExecutionException closed) {
      LOG.debug("the window is closing"); // An answer came behind it, and nobody listens.
    }
  }

  private static void play() {
    AudioFormat format = new AudioFormat(SAMPLES_PER_SECOND, 8, 1, true, false);
    try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
      line.open(format);
      line.start();
      byte[] high = tone(HIGH_HERTZ);
      byte[] low = tone(LOW_HERTZ);
      line.write(high, 0, high.length);
      line.write(low, 0, low.length);
      line.drain();
    } catch (LineUnavailableException | IllegalArgumentException silent) {
      // No sound card, or another program holds it. The notice on the screen has said the same.
      return;
    }
  }

  private static byte[] tone(int hertz) {
    byte[] samples = new byte[SAMPLES_PER_SECOND * TONE_MILLIS / 1_000];
    for (int i = 0; i < samples.length; i++) {
      double swing = Math.sin(2 * Math.PI * hertz * i / SAMPLES_PER_SECOND);
      int edge = Math.min(i, samples.length - 1 - i);
      samples[i] = (byte) (swing * LOUDNESS * Math.min(edge, FADE_SAMPLES) / FADE_SAMPLES);
    }
    return samples;
  }
}
