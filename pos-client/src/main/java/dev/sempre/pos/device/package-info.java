/// Printers, drawers, displays and scales behind ports, each with a virtual twin. A call may take
/// as long as the device does: nobody who stands on the path of a sale makes one.
@NullMarked
package dev.sempre.pos.device;

import org.jspecify.annotations.NullMarked;
