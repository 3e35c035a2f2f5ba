-- What devices have made before they joined again says which series were theirs, also where they did so at a version that
-- did not note it. A number that is not below the one that they have now was none of theirs. Each table is read once from
-- its beginning to its end: by the index of its series, row after row is fetched from elsewhere.
insert into series_before (series, device)
select distinct made.series, made.device
  from (select distinct series || '' as series, device_id as device from sale
        union all select distinct series || '', device_id from account_payment
        union all select distinct series || '', device_id from closing
        union all select distinct series || '', device_id from cash_movement
        union all select distinct replace(series, '/journal', ''), device_id from journal_event) made
  join device d on d.id = made.device
 where substr(made.series, 1, length(d.establishment_id) + 1) = d.establishment_id || '-'
   and (length(made.series) < length(d.establishment_id || '-' || d.number)
     or length(made.series) = length(d.establishment_id || '-' || d.number)
       and made.series < d.establishment_id || '-' || d.number)
on conflict (series, device) do nothing;

-- Devices of which a restored centre has, or may have, forgotten that it had them once: when they were admitted here says
-- nothing of how old they are. Of those that are here already nobody knows it any more.
create table forgotten_device (
  device text not null primary key
) strict;
insert into forgotten_device (device) select id from device;
