-- Wrong PINs in a row that were entered at this place for a person; gone with the right one.
create table wrong_pin (
  user_id text not null primary key,
  times integer not null,
  last_at integer not null
) strict;
