package dev.sempre.replica.support;

import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Questions to head office: written at a base, read at the centre. Source: H7.
public final class SupportRequestStore {
  private static final ChildSpec RECORD = SyncCatalogue.SUPPORT_REQUEST.children().getFirst();

  private SupportRequestStore() {}

  /// Enters a request.
  public static StoredRecord create(Tx tx, SupportRequest request) throws SQLException {
    Values values =
        Values.of(SyncCatalogue.SUPPORT_REQUEST)
            .set("establishment_id", request.establishmentId())
            .set("device_id", request.deviceId())
            .set("asked_by", request.askedBy())
            .set("asked_at", request.askedAtMillis())
            .set("subject_table", request.subjectTable())
            .set("code", request.code())
            .set("field", request.field());
    List<ChildRow> records =
        request.records().stream()
            .map(subject ->
                Values.of(RECORD)
                    .set("record_id", subject.recordId())
                    .set("label", subject.label())
                    .row())
            .toList();
    return Records.create(
        tx,
        SyncCatalogue.SUPPORT_REQUEST,
        request.id(),
        request.askedBy(),
        values.array(),
        List.of(records));
  }

  /// When head office was last asked about the record of each open issue, for the issue's reason;
  /// an issue that it was never asked about is not among them.
  ///
  /// @return id of the issue > moment in milliseconds
  public static Map<String, Long> lastAskedMillisByOpenIssue(Handle handle) {
    Map<String, Long> byIssue = new HashMap<>();
    handle
        .createQuery(
            """
            select i.id, max(r.asked_at) from issue i
              join support_request_record s on s.record_id = i.record_id
              join support_request r on r.id = s.support_request_id
               and r.subject_table = i.table_name and r.code = i.code
             where i.state = 'OPEN' group by i.id
            """)
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(each -> byIssue.put(each.getKey(), each.getValue()));
    return byIssue;
  }

  /// The latest requests, newest first.
  ///
  /// @param most how many at most
  public static List<SupportRequest> latest(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select id, establishment_id, device_id, asked_by, asked_at, subject_table, code, field
              from support_request where deleted = 0 order by asked_at desc, id desc limit :most
            """)
        .bind("most", most)
        .map((row, _) ->
            new SupportRequest(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                records(handle, row.getString(1))))
        .list();
  }

  private static List<Subject> records(Handle handle, String requestId) {
    return handle
        .createQuery(
            """
            select record_id, label from support_request_record
             where support_request_id = :request order by position
            """)
        .bind("request", requestId)
        .map((row, _) -> new Subject(row.getString(1), row.getString(2)))
        .list();
  }
}
