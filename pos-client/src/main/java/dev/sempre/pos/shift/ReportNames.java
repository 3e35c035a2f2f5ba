package dev.sempre.pos.shift;

import dev.sempre.model.text.Label;
import java.util.Map;

/// What ways to pay and VAT rates are called, by their ids.
///
/// @param methods ways to pay
/// @param rates VAT rates
public record ReportNames(Map<String, Label> methods, Map<String, String> rates) {}
