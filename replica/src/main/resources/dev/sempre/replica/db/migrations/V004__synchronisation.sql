-- What synchronisation remembers beside the records.

-- Asked for each row of the outbox, whatever became of the issue. That a record has one open issue
-- per direction stays the affair of issue_record.
create index issue_of_record on issue (table_name, record_id, direction);

-- 1 from the first row of a download from the beginning until its end: what upstream has not named
-- by then it does not have.
alter table sync_cursor add column unproven integer not null default 0;

-- Which device has made the versions of a record from one to another, with nobody between: its next
-- change stands on its own one even if the answer about that was lost.
create table change_sender (
  table_name text not null,
  record_id text not null,
  device_id text not null,
  from_version integer not null,
  to_version integer not null,
  primary key (table_name, record_id)
) strict, without rowid;

-- What lost a conflict, with what is known of who entered it and of what stands instead: of a whole
-- record the people, of a field the places.
create table overwritten_anew (
  id text not null primary key,
  table_name text not null,
  record_id text not null,
  field text,
  lost_value text,
  lost_at integer not null,
  lost_by text,
  lost_base text,
  winner_at integer,
  winner_by text,
  winner_base text,
  kept_at integer not null
) strict, without rowid;
insert into overwritten_anew (id, table_name, record_id, field, lost_value, lost_at, lost_base,
                              winner_at, winner_base, kept_at)
select id, table_name, record_id, field, lost_value, lost_at,
       case when field is not null then lost_base end,
       case when field is not null then winner_at end,
       case when field is not null then winner_base end, kept_at
  from overwritten;
drop table overwritten;
alter table overwritten_anew rename to overwritten;
create index overwritten_record on overwritten (table_name, record_id);
