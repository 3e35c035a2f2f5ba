-- The lives of this place's feed: each program that opens the database begins one with its first
-- change, behind from_seq. A copy that is restored goes on in another life than the one it was
-- taken from, so (life, position) tells whether somebody has seen more of this feed than there is.
create table feed_life (
  from_seq integer not null primary key,
  life text not null unique
) strict;

-- What this place has seen of its upstream's feed: upstream's own words, one row.
create table upstream_seen (
  id integer not null primary key check (id = 1),
  seen text not null
) strict;
