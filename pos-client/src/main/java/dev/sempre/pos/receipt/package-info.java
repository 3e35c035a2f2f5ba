/// What stands on a receipt, as plain values: made from a finished sale, laid out for a width of
/// paper in the characters that a printer has. Nothing here prints.
@NullMarked
package dev.sempre.pos.receipt;

import org.jspecify.annotations.NullMarked;
