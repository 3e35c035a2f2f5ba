-- Series that devices had before they joined again, as they said it then: what they have made there and not sent yet is
-- theirs, also if another device has the number by now.
create table series_before (
  series text not null,
  device text not null,
  primary key (series, device)
) strict;
