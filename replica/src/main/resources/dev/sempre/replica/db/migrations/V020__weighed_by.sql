-- Where the quantity of a line comes from that a scale was asked for: SCALE, HAND; empty if none was.
alter table sale_line add column weighed_by text;
