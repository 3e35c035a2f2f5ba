package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path folder;

  @Test
  void whatIsNotOfADemoIsNotDeleted() throws IOException {
    Path accounts = Files.createDirectories(folder.resolve("accounts")).resolve("2026.ods");
    Files.writeString(accounts, "twelve months of work");
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    int exitCode =
        new DemoMain(folder, new PrintStream(said, true, StandardCharsets.UTF_8)).run(true);

    assertThat(exitCode).isNotZero();
    assertThat(accounts).hasContent("twelve months of work");
    assertThat(folder.resolve("centre")).doesNotExist();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("name another folder");
  }

  @Test
  void whatADemoHasLeftGivesWayToTheNext() throws IOException {
    DemoMain demo = new DemoMain(folder, System.out);
    demo.clear();
    Path sale = Files.createDirectories(folder.resolve("till")).resolve("sempre.db");
    Files.writeString(sale, "of yesterday");
    demo.clear();
    assertThat(sale.getParent()).doesNotExist();
    assertThat(folder).isNotEmptyDirectory();
  }
}
