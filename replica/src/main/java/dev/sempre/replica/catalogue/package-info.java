/// Stores of what is sold: products, their prices, categories and VAT rates, and the search over
/// products.
@NullMarked
package dev.sempre.replica.catalogue;

import org.jspecify.annotations.NullMarked;
