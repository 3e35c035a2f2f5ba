package dev.sempre.centre.command;

/// What a command has to say: a record that becomes one JSON document, and words for people.
interface Result {
  String text();
}
