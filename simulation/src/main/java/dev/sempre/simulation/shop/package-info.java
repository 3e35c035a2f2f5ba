/// A company to work with: its reference data as import files, its baskets.
@NullMarked
package dev.sempre.simulation.shop;

import org.jspecify.annotations.NullMarked;
