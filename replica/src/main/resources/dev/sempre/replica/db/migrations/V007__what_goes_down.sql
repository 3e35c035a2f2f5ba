-- Newest position of what goes down to the bases below: whoever has come so far misses nothing, however much has gone up
-- since. In an older database all of it may go down.
alter table feed add column down integer not null default 0;

update feed set down = head;
