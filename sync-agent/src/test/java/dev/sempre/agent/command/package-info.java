@NullMarked
package dev.sempre.agent.command;

import org.jspecify.annotations.NullMarked;
