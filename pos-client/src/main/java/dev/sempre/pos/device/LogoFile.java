package dev.sempre.pos.device;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shop's picture, `receipt-logo.png` in the folder of the installation. Read when a receipt is
/// printed, and again after somebody has put another one there. Safe to call from any thread, but
/// not from the UI's: it reads the disk.
final class LogoFile {
  static final String NAME = "receipt-logo.png";

  /// No receipt is worth a larger picture.
  private static final long MAX_BYTES = 2_000_000;

  /// A small file can hold a picture that fills the memory.
  private static final long MAX_DOTS = 4_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(LogoFile.class);

  private final Path file;
  private @Nullable FileTime readAt;
  private @Nullable Logo logo;

  LogoFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// The picture; null if there is none or it cannot be read: the receipt comes without.
  synchronized @Nullable Logo read() {
    try {
      if (!Files.isRegularFile(file)) {
        logo = null;
        readAt = null;
        return null;
      }
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAt)) {
        readAt = changed;
        logo = null;
        logo = picture();
      }
    } catch (IOException unreadable) {
      LOG.warn("DEV-2 The logo cannot be read: {}", unreadable.getMessage());
      logo = null;
    }
    return logo;
  }

  private Logo picture() throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("more than " + MAX_BYTES + " bytes");
    }
    try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
      if (!readers.hasNext()) {
        throw new IOException("no picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(bytes, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_DOTS) {
          throw new IOException("more than " + MAX_DOTS + " dots");
        }
        BufferedImage image = reader.read(0);
        return Logo.of(image.getWidth(), image.getHeight(), image::getRGB);
      } finally {
        reader.dispose();
      }
    }
  }
}
