package dev.sempre.centre.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.Refusal;
import dev.sempre.replica.db.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what came of a command: a result, or the one sentence with which it failed. The one place
/// where failures become words and exit codes.
final class Voice {
  static final int OK = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;

  /// The surroundings do not work: disk, database, network, port. The sentence says what to mend.
  static final int FAILED = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Voice.class);
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private static final Gson LINE =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final Console console;

  Voice(Console console) {
    this.console = console;
  }

  int say(Result result, boolean json) {
    console.out().println(json ? GSON.toJson(result) : result.text());
    console.out().flush();
    return OK;
  }

  /// Like [#say], for a program that goes on speaking: the JSON takes one line.
  void sayOnOneLine(Result result, boolean json) {
    console.out().println(json ? LINE.toJson(result) : result.text());
    console.out().flush();
  }

  int refuse(Refusal why, boolean json) {
    return error(why, json, REFUSED);
  }

  int misused(Refusal why, boolean json) {
    return error(why, json, USAGE);
  }

  int fail(Exception failure, boolean json) {
    return switch (failure) {
      case CentreFailure known -> {
        LOG.debug("a command failed", known);
        yield error(
            new Refusal(known.kind().name(), known.sentence(), known.field()), json, FAILED);
      }
      case StoreFailure store -> {
        LOG.error("a command failed", store);
        yield error(new Refusal("STORE_" + store.kind(), sentence(store), "data"), json, FAILED);
      }
      default -> {
        LOG.error("a command failed", failure);
        yield error(
            new Refusal(
                "INTERNAL", "The program made a mistake: see its log in the data folder.", null),
            json,
            FAILED);
      }
    };
  }

  private static String sentence(StoreFailure failure) {
    return switch (failure.kind()) {
      case DISK_FULL -> "The disk is full: free some space and try again.";
      case BUSY -> "Another program holds the database: try again in a moment.";
      case DISK -> "The disk failed to read or write: check it and try again.";
      case DAMAGED -> "The database is damaged: restore it from a backup of the data folder.";
      case MISSING -> "The database file is gone: put it back, or restore the data folder.";
      case READ_ONLY -> "The data folder may not be written: run as the user who owns it.";
      case UNREACHABLE -> "The database server does not answer: check it and try again.";
      case CONSTRAINT, OTHER -> "The database refused the command: see the log in the data folder.";
      case TOO_OLD -> "The database library is too old: install the program anew.";
      case NEWER_SCHEMA -> "The database was made by a newer program: install that one.";
    };
  }

  private int error(Refusal why, boolean json, int exitCode) {
    if (json) {
      console.out().println(GSON.toJson(why));
      console.out().flush();
    } else {
      console.err().println(why.message());
      console.err().flush();
    }
    return exitCode;
  }
}
