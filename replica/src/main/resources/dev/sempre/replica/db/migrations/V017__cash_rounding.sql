-- What was paid in cash beyond what a ticket comes to, or less, since there are no smaller coins; empty for nothing.
alter table sale add column rounding_minor integer;
-- The same of all tickets of a closing.
alter table closing add column rounding_minor integer;
