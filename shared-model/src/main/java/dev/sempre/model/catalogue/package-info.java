/// What is sold and how it is found: products, prices with validity, GTINs and the codes that a
/// scanner delivers.
@NullMarked
package dev.sempre.model.catalogue;

import org.jspecify.annotations.NullMarked;
