/// Money, quantities and rates as whole numbers, and the only two classes that may round or split
/// them: [dev.sempre.model.money.Rounding] and [dev.sempre.model.money.Allocation].
@NullMarked
package dev.sempre.model.money;

import org.jspecify.annotations.NullMarked;
