/// Movements of goods. A level is never stored, it is the sum of movements.
@NullMarked
package dev.sempre.model.stock;

import org.jspecify.annotations.NullMarked;
