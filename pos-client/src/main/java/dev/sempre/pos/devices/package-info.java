/// The screen of printers and devices, the paper of the virtual printer, and what the customer sees
/// on a second screen.
@NullMarked
package dev.sempre.pos.devices;

import org.jspecify.annotations.NullMarked;
