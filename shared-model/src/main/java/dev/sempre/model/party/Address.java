package dev.sempre.model.party;

import org.jspecify.annotations.Nullable;

/// A postal address; any part may be unknown (null).
///
/// @param street street and number, in one or more lines
/// @param postcode as written, letters and blanks included
/// @param city name of the city as written on a letter
/// @param cityId id in the reference table of cities, for documents that need its official code
/// @param country ISO 3166-1 code of two capital letters
public record Address(
    @Nullable String street,
    @Nullable String postcode,
    @Nullable String city,
    @Nullable String cityId,
    @Nullable String country) {

  public static final Address UNKNOWN = new Address(null, null, null, null, null);
}
