/// The demo: a centre with a made-up company beside the till, and a scripted day through the real
/// screens for machines without a display.
@NullMarked
package dev.sempre.pos.demo;

import org.jspecify.annotations.NullMarked;
