/// What tests of the centre share: running centres on real databases, and devices that speak to
/// them.
@NullMarked
package dev.sempre.centre.testing;

import org.jspecify.annotations.NullMarked;
