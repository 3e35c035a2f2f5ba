package dev.sempre.centre.command;

import dev.sempre.centre.imports.BadLine;
import dev.sempre.centre.imports.ImportResult;
import java.util.List;

/// What an import has to say.
record ImportOutcome(
    String tenant,
    String table,
    long lines,
    long created,
    long changed,
    long unchanged,
    long rejected,
    List<BadLine> bad)
    implements Result {
  static ImportOutcome of(String tenant, ImportResult result) {
    return new ImportOutcome(
        tenant,
        result.table(),
        result.lines(),
        result.created(),
        result.changed(),
        result.unchanged(),
        result.rejected(),
        result.bad());
  }

  @Override
  public String text() {
    StringBuilder text =
        new StringBuilder(
            "%,d lines: %,d new, %,d changed, %,d as they were, %,d rejected."
                .formatted(lines, created, changed, unchanged, rejected));
    for (BadLine line : bad) {
      text.append("\n  line ").append(line.line()).append(": ");
      if (line.column() != null) {
        text.append(line.column()).append(' ');
      }
      text.append(line.reason());
    }
    if (rejected > bad.size()) {
      text.append("\n  and ").append(rejected - bad.size()).append(" more");
    }
    return text.toString();
  }
}
