-- Before whom a ticket lay open when somebody else took it up; null once he has been told, and where it was parked.
alter table cart add column left_by text;
