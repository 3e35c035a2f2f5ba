/// The sale from the first scan to the stored ticket: immutable values, one type per state, and
/// refusals as results. [dev.sempre.model.sale.Sale] is the place to start.
@NullMarked
package dev.sempre.model.sale;

import org.jspecify.annotations.NullMarked;
