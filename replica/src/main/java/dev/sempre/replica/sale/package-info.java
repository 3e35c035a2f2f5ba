/// Stores of sales: carts while goods are rung up, ticket numbers, finished sales, and their sums.
@NullMarked
package dev.sempre.replica.sale;

import org.jspecify.annotations.NullMarked;
