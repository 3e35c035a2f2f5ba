/// A company to try things out with.
@NullMarked
package dev.sempre.centre.demo;

import org.jspecify.annotations.NullMarked;
