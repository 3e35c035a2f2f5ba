@NullMarked
package dev.sempre.agent.transport;

import org.jspecify.annotations.NullMarked;
