/// Power that fails while a till sells: each write and each fsync of the real program is logged,
/// cut at any point, and turned into what a disk may hold afterwards. No sale that a customer was
/// told is paid may be missing from any of it. Source: reliability.md L2, F13, R01.
@NullMarked
package dev.sempre.simulation.power;

import org.jspecify.annotations.NullMarked;
