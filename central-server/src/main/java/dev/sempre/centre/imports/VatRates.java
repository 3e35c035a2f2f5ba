package dev.sempre.centre.imports;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.imports.KnownCodeStore.VatRow;
import dev.sempre.model.money.Rate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The VAT rates of a company, found by id or by percentage.
final class VatRates {
  private final Set<String> ids = new HashSet<>();
  private final Map<Long, List<String>> byBasisPoints = new HashMap<>();

  private VatRates(List<VatRow> rows) {
    for (VatRow row : rows) {
      ids.add(row.id());
    }
    rows.stream()
        .collect(Collectors.groupingBy(VatRow::basisPoints))
        .forEach(
            (rate, same) -> byBasisPoints.put((long) rate, same.stream().map(VatRow::id).toList()));
  }

  static VatRates read(Handle handle) {
    return new VatRates(KnownCodeStore.vatRates(handle));
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /// The id of a rate that a cell names by id or percentage.
  String find(String column, String cell) throws BadCell {
    if (ids.contains(cell)) {
      return cell;
    }
    List<String> same;
    try {
      same = byBasisPoints.getOrDefault(Cells.basisPoints(column, cell), List.of());
    } catch (BadCell e) {
      same = List.of();
    }
    if (same.size() == 1) {
      return same.getFirst();
    }
    throw new BadCell(
        column,
        same.isEmpty()
            ? "is no VAT rate of the company; there are " + known()
            : "fits several VAT rates, name one by its id: " + String.join(", ", same));
  }

  /// Like [#find], for an option of a command.
  Answer<String> find(String option) {
    try {
      return Answer.done(find("vat", option));
    } catch (BadCell e) {
      return Answer.refused("VAT_RATE", "vat", "The rate " + option + " " + e.reason() + ".");
    }
  }

  private String known() {
    Set<String> percents = new TreeSet<>();
    byBasisPoints.forEach((rate, same) ->
        percents.add(new Rate((int) (long) rate) + " (" + String.join(", ", same) + ")"));
    return String.join(", ", percents);
  }
}
