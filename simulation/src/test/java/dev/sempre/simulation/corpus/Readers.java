package dev.sempre.simulation.corpus;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.imports.CsvFile;
import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.catalogue.ScanCode;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.PushStream;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The readers of what others wrote that need nothing but bytes: any bytes give an answer or the
/// failure that the reader names, and whatever else is thrown is a mistake of the program.
final class Readers {
  private static final int MOST_RECORDS = 100;

  /// What goes over the line as one JSON object.
  private static final List<Class<?>> MESSAGES =
      List.of(
          Messages.EnrolmentRequest.class,
          Messages.EnrolmentAnswer.class,
          Messages.ChallengeRequest.class,
          Messages.ChallengeAnswer.class,
          Messages.TokenRequest.class,
          Messages.TokenAnswer.class,
          Messages.Head.class,
          Messages.Checksums.class,
          Messages.Problem.class,
          Messages.PushAnswer.class);

  private Readers() {}

  /// A batch on its way up, the check of each of its records, and the same records once more.
  static Verdict push(byte[] bytes) {
    try {
      List<RootRecord> good = new ArrayList<>();
      for (PushStream.ArrivedTable table :
          PushStream.read(new ByteArrayInputStream(bytes), MOST_RECORDS)) {
        table.rows().stream()
            .map(PushStream.Arrived::record)
            .forEach(record -> {
              if (isGood(record)) {
                good.add(record);
              }
            });
      }
      sendAgain(good);
      return Verdict.TAKEN;
    } catch (IOException e) {
      return Verdict.REFUSED;
    }
  }

  /// Whoever has taken a record must be able to hand it on as it was.
  private static void sendAgain(List<RootRecord> records) throws IOException {
    for (RootRecord record : records) {
      byte[] hash = new CanonicalForm().hash(record);
      RootRecord again =
          PushStream.read(new ByteArrayInputStream(Samples.batch(List.of(record))), 1)
              .getFirst()
              .rows()
              .getFirst()
              .record();
      if (!Arrays.equals(hash, new CanonicalForm().hash(again))) {
        throw new AssertionError(record + " arrives as " + again);
      }
    }
  }

  /// An answer on its way down.
  static Verdict changes(byte[] bytes) {
    try {
      boolean _ = ChangesStream.read(new ByteArrayInputStream(bytes), new RowSink(Readers::isGood));
      return Verdict.TAKEN;
    } catch (IOException e) {
      return Verdict.REFUSED;
    }
  }

  /// What passes the check has a canonical form.
  private static boolean isGood(RootRecord record) {
    boolean good = RecordCheck.check(record).isEmpty();
    if (good) {
      byte[] hash = new CanonicalForm().hash(record);
      if (hash.length != 32) {
        throw new AssertionError("a hash of " + hash.length + " bytes");
      }
    }
    return good;
  }

  /// Any of the small messages; what was read can be written and read again.
  static Verdict messages(byte[] bytes) {
    Verdict verdict = Verdict.REFUSED;
    for (Class<?> type : MESSAGES) {
      if (message(bytes, type) == Verdict.TAKEN) {
        verdict = Verdict.TAKEN;
      }
    }
    return verdict;
  }

  private static <T> Verdict message(byte[] bytes, Class<T> type) {
    T message;
    try {
      message = Messages.read(bytes, type);
    } catch (IOException e) {
      return Verdict.REFUSED;
    }
    try {
      byte[] again = Messages.GSON.toJson(message).getBytes(StandardCharsets.UTF_8);
      if (!Messages.read(again, type).equals(message)) {
        throw new AssertionError(message + " is written as another");
      }
    } catch (IOException e) {
      throw new AssertionError(message + " cannot be written", e);
    }
    return Verdict.TAKEN;
  }

  /// A list to import.
  static Verdict list(byte[] bytes) {
    try (CsvFile file = CsvFile.read("list.csv", new ByteArrayInputStream(bytes), 0)) {
      while (!(file.next() instanceof CsvFile.Next.End)) {
        // Each line is a row or a bad line.
      }
      return Verdict.TAKEN;
    } catch (CentreFailure e) {
      return Verdict.REFUSED;
    }
  }

  /// A setting in the first line, and behind it what is scanned.
  static Verdict codes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = Math.max(0, text.indexOf('\n'));
    EmbeddedCodeRules rules = EmbeddedCodeRules.NONE;
    Verdict verdict = Verdict.TAKEN;
    try {
      rules = EmbeddedCodeRules.parse(text.substring(0, end));
    } catch (IllegalArgumentException e) {
      verdict = Verdict.REFUSED;
    }
    if (!EmbeddedCodeRules.parse(rules.text()).equals(rules)) {
      throw new AssertionError(rules + " is written as another");
    }
    scan(text.substring(end), rules);
    return verdict;
  }

  private static void scan(String text, EmbeddedCodeRules rules) {
    boolean good =
        switch (ScanCode.parse(text, rules)) {
          case ScanCode.GtinCode code -> code.lookupKey().matches("[0-9]{14}");
          case ScanCode.PlainCode(String code) ->
              !code.isBlank() && code.length() <= ScanCode.MAX_LENGTH;
          case ScanCode.PriceEmbedded(String item, long priceMinor) ->
              !item.isEmpty() && priceMinor >= 0;
          case ScanCode.WeightEmbedded(String item, long quantityMilli) ->
              !item.isEmpty() && quantityMilli >= 0;
          case ScanCode.Invalid(String shown, _) -> shown.length() <= ScanCode.MAX_LENGTH;
        };
    if (!good) {
      throw new AssertionError("'" + text + "' is taken for " + ScanCode.parse(text, rules));
    }
  }
}
