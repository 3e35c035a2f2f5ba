package dev.sempre.centre.command;

import dev.sempre.centre.tenant.CentreStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens data folders.
@FunctionalInterface
public interface Opening {
  CentreStore open(Path data, @Nullable String postgresUrl);
}
