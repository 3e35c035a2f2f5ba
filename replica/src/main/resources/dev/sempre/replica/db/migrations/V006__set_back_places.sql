-- What each base has told of its own feed with what it sent last, in the base's own words.
create table base_told (
  base text not null primary key,
  told text not null
) strict;

-- One row while this place is set back: upstream has been told more of it than it has, so it is an
-- older or another copy, and its ticket numbers may have been given out.
create table set_back (
  id integer not null primary key check (id = 1),
  since integer not null,
  told text not null
) strict;
