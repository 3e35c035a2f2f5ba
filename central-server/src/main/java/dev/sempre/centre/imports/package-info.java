/// Lists that arrive as CSV files: products, and any reference table of the catalogue.
@NullMarked
package dev.sempre.centre.imports;

import org.jspecify.annotations.NullMarked;
