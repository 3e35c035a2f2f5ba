/// The companies on one centre: the data folder with its settings and keys, the directory, and one
/// isolated database per company on SQLite or PostgreSQL. Source: L12, R54.
@NullMarked
package dev.sempre.centre.tenant;

import org.jspecify.annotations.NullMarked;
