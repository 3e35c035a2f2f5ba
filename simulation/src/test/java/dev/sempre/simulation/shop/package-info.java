/// Made-up companies.
@NullMarked
package dev.sempre.simulation.shop;

import org.jspecify.annotations.NullMarked;
