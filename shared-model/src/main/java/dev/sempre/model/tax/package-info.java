/// VAT rates and the breakdown of a ticket's amounts into net, tax and gross.
@NullMarked
package dev.sempre.model.tax;

import org.jspecify.annotations.NullMarked;
