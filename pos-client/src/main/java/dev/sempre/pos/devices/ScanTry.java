package dev.sempre.pos.devices;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;

/// What has come of trying a scanner.
///
/// @param code what it has read; empty while it is waited for
record ScanTry(String code) {
  static ScanTry waits() {
    return new ScanTry("");
  }

  static ScanTry read(String code) {
    return new ScanTry(code);
  }

  String said(Words words) {
    return code.isEmpty()
        ? words.say(Word.DEVICES_SCANNER_WAITS)
        : words.say(Word.DEVICES_SCANNER_READ, code);
  }
}
