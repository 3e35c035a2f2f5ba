/// Store of movements of goods and of the levels that they sum to.
@NullMarked
package dev.sempre.replica.stock;

import org.jspecify.annotations.NullMarked;
