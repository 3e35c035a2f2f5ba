package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogoFileTest {
  @TempDir Path folder;

  private void put(int width, int height) throws IOException {
    Path file = folder.resolve(LogoFile.NAME);
    boolean before = Files.exists(file);
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
    if (before) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    }
  }

  @Test
  void theShopsPictureIsReadAndReadAgainWhenItIsAnother() throws IOException {
    LogoFile logo = new LogoFile(folder);
    assertThat(logo.read()).isNull();
    put(30, 20);
    assertThat(Objects.requireNonNull(logo.read()).getWidth()).isEqualTo(30);
    put(40, 20);
    assertThat(Objects.requireNonNull(logo.read()).getWidth()).isEqualTo(40);
  }

  /// 50 kB on the disk, and far more than the memory of a till once it is decoded.
  @Test
  void aPictureWithMoreDotsThanFitIsLeftOut() throws IOException {
    LogoFile logo = new LogoFile(folder);
    put(30, 20);
    assertThat(logo.read()).isNotNull();
    put(20_000, 5_000);
    assertThat(Files.size(folder.resolve(LogoFile.NAME))).isLessThan(2_000_000);

    assertThat(logo.read()).isNull();
  }

  @Test
  void whatIsNoPictureIsLeftOut() throws IOException {
    Files.writeString(folder.resolve(LogoFile.NAME), "no picture");

    assertThat(new LogoFile(folder).read()).isNull();
  }
}
