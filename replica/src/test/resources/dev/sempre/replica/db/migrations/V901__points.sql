-- What a next version might add to the contact.
alter table contact add column points integer;
