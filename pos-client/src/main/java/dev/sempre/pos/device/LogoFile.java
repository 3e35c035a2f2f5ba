package dev.sempre.pos.device;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shop's picture, `receipt-logo.png` in the folder of the installation. Read when a receipt is
/// printed, and again after somebody has put another one there. Used by one thread at a time.
final class LogoFile {
  static final String NAME = "receipt-logo.png";

  /// No receipt is worth a larger picture.
  private static final long MAX_BYTES = 2_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(LogoFile.class);

  private final Path file;
  private @Nullable FileTime readAt;
  private @Nullable Logo logo;

  LogoFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// The picture; null if there is none or it cannot be read: the receipt comes without.
  @Nullable Logo read() {
    try {
      if (!Files.isRegularFile(file)) {
        logo = null;
        readAt = null;
        return null;
      }
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAt)) {
        readAt = changed;
        logo = Files.size(file) > MAX_BYTES ? null : picture();
      }
    } catch (IOException unreadable) {
      LOG.warn("DEV-2 The logo cannot be read: {}", unreadable.getMessage());
      logo = null;
    }
    return logo;
  }

  private @Nullable Logo picture() throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image == null ? null : Logo.of(image.getWidth(), image.getHeight(), image::getRGB);
  }
}
