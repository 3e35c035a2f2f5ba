-- A code that lets one device join again, and no other: the id of that device, or null.
alter table enrolment_code add column for_device text;
