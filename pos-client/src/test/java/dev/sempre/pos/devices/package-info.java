@NullMarked
package dev.sempre.pos.devices;

import org.jspecify.annotations.NullMarked;
