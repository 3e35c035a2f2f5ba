/// Ids that are made where a record is born.
@NullMarked
package dev.sempre.model.id;

import org.jspecify.annotations.NullMarked;
