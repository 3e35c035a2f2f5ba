/// The folder of an installation: its database, who it is, its locks; and how it joins a company.
@NullMarked
package dev.sempre.agent.identity;

import org.jspecify.annotations.NullMarked;
