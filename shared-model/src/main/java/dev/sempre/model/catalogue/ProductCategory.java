package dev.sempre.model.catalogue;

import dev.sempre.model.text.Label;
import org.jspecify.annotations.Nullable;

/// A branch of the assortment, shown as a tab of quick keys.
///
/// @param id UUIDv7
/// @param name what people read
/// @param parentId id of the category above; null at the top
/// @param sort place among its siblings, lowest first; equal places are sorted by name
/// @param active false = no longer offered
public record ProductCategory(
    String id, Label name, @Nullable String parentId, int sort, boolean active) {}
