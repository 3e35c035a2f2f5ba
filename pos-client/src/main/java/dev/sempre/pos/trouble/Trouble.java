package dev.sempre.pos.trouble;

import static dev.sempre.pos.trouble.Helper.COLLEAGUE;
import static dev.sempre.pos.trouble.Helper.HEAD_OFFICE;
import static dev.sempre.pos.trouble.Helper.MANAGER;
import static dev.sempre.pos.trouble.Helper.NOBODY;
import static dev.sempre.pos.trouble.Helper.SUPPORT;
import static dev.sempre.pos.trouble.Safety.KEPT;
import static dev.sempre.pos.trouble.Safety.NOT_KNOWN;
import static dev.sempre.pos.trouble.Safety.NOT_OPENED;
import static dev.sempre.pos.trouble.Safety.NO_MONEY;
import static dev.sempre.pos.trouble.Safety.ON_THE_COUNTER;
import static dev.sempre.pos.trouble.Safety.UNTOUCHED;

import dev.sempre.pos.words.Word;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The registry of everything that a person at the till can be told went wrong or was refused. A
/// screen says *what* happened, as a word; by that word the rest of it is found here. TroublesTest
/// fails when a screen tells of something that is missing here, or when nothing tells of something
/// that is here. Source: P7.
///
/// A code, once given out, keeps its meaning for good: people read it to each other on the phone.
/// Its letter is the topic: S selling, P paying, L log-in, D disk and data, N line and joining.
public enum Trouble {
  UNKNOWN_CODE("S101", Word.SELL_UNKNOWN_CODE, UNTOUCHED, Word.DO_LOOK_BY_NAME, NOBODY),
  MISREAD("S102", Word.REFUSED_MISREAD, UNTOUCHED, Word.DO_SCAN_AGAIN, NOBODY),
  NO_LINE_CHOSEN("S103", Word.SELL_CHOOSE_A_LINE, UNTOUCHED, Word.DO_CHOOSE_A_LINE, NOBODY),
  NOT_A_FIGURE("S104", Word.SELL_NOT_A_FIGURE, UNTOUCHED, Word.DO_TYPE_AGAIN, NOBODY),
  LINE_NOT_OPEN("S105", Word.REFUSED_LINE_NOT_OPEN, UNTOUCHED, Word.DO_RING_UP_ANEW, NOBODY),
  WHOLE_PIECES("S106", Word.REFUSED_WHOLE_PIECES, UNTOUCHED, Word.DO_WHOLE_NUMBER, NOBODY),
  QUANTITY("S107", Word.REFUSED_QUANTITY, UNTOUCHED, Word.DO_OTHER_QUANTITY, NOBODY),
  PRICE("S108", Word.REFUSED_PRICE, UNTOUCHED, Word.DO_OTHER_PRICE, MANAGER),
  DISCOUNT("S109", Word.REFUSED_DISCOUNT, UNTOUCHED, Word.DO_SMALLER_DISCOUNT, NOBODY),
  TICKET_DISCOUNT("S110", Word.REFUSED_TICKET_DISCOUNT, UNTOUCHED, Word.DO_CHANGE_DISCOUNT, NOBODY),
  DESCRIPTION(
      "S111", Word.REFUSED_DESCRIPTION, UNTOUCHED, Word.DO_HAVE_NAME_CORRECTED, HEAD_OFFICE),
  NOTE("S112", Word.REFUSED_NOTE, UNTOUCHED, Word.DO_SHORTER_NOTE, NOBODY),
  NO_PRICE("S113", Word.REFUSED_NO_PRICE, UNTOUCHED, Word.DO_ASK_FOR_PRICE, HEAD_OFFICE),
  NO_VAT_RATE("S114", Word.REFUSED_NO_VAT_RATE, UNTOUCHED, Word.DO_ASK_FOR_RATE, HEAD_OFFICE),
  WITHDRAWN("S115", Word.REFUSED_WITHDRAWN, UNTOUCHED, Word.DO_PUT_ASIDE, MANAGER),
  TICKET_FULL("S116", Word.REFUSED_SALE_FULL, UNTOUCHED, Word.DO_BEGIN_ANOTHER, NOBODY),
  NOT_PERMITTED("S117", Word.REFUSED_NOT_PERMITTED, UNTOUCHED, Word.DO_MANAGER_LOGS_IN, MANAGER),
  SET_BACK("S118", Word.REFUSED_SET_BACK, KEPT, Word.DO_JOIN_ANEW, HEAD_OFFICE),
  STEP_BROKE("S119", Word.FAILED_BUG, UNTOUCHED, Word.DO_TRY_AGAIN, SUPPORT),
  NOBODY_MAY("S120", Word.APPROVAL_NOBODY, UNTOUCHED, Word.DO_ASK_HEAD_OFFICE, HEAD_OFFICE),

  NOTHING_TO_PAY("P201", Word.REFUSED_NOTHING_TO_PAY, UNTOUCHED, Word.DO_SCAN_FIRST, NOBODY),
  NO_CHANGE("P202", Word.REFUSED_NO_CHANGE, UNTOUCHED, Word.DO_NO_MORE_THAN_DUE, NOBODY),
  TOO_MANY_PAYMENTS("P203", Word.REFUSED_TENDERS, ON_THE_COUNTER, Word.DO_FEWER_PAYMENTS, NOBODY),
  MONEY_LIES("P204", Word.SELL_MONEY_LIES, ON_THE_COUNTER, Word.DO_FINISH_OR_TAKE_BACK, NOBODY),
  NOT_ENOUGH("P205", Word.REFUSED_NOT_ENOUGH, ON_THE_COUNTER, Word.DO_TAKE_THE_REST, NOBODY),
  TICKET_NOT_STORABLE("P206", Word.REFUSED_TICKET, UNTOUCHED, Word.DO_CHECK_DATE, SUPPORT),
  PAYMENT_NOT_KEPT("P207", Word.PAY_NOT_KEPT, ON_THE_COUNTER, Word.DO_FINISH_AND_STAY_ON, SUPPORT),
  TICKET_CHANGED("P208", Word.PAY_TICKET_CHANGED, UNTOUCHED, Word.DO_GIVE_BACK_AND_PAY, NOBODY),
  OUTCOME_NOT_KNOWN("P209", Word.FAILED_UNKNOWN, NOT_KNOWN, Word.DO_ASK_AGAIN, SUPPORT),
  PAID_BEFORE("P210", Word.PAID_BEFORE, KEPT, Word.DO_GIVE_BACK_SINCE, MANAGER),
  NEXT_UNREAD("P211", Word.PAID_NEXT_UNREAD, KEPT, Word.DO_GO_ON_EMPTY, SUPPORT),

  WRONG_PIN("L301", Word.LOGIN_WRONG_PIN, NO_MONEY, Word.DO_TRY_AGAIN, MANAGER),
  TOO_MANY_PINS("L302", Word.LOGIN_WAIT, NO_MONEY, Word.DO_TRY_IN, MANAGER),
  NOT_HERE("L303", Word.LOGIN_NOT_HERE, NO_MONEY, Word.DO_ASK_ABOUT_USER, HEAD_OFFICE),
  MONEY_OF_ANOTHER("L304", Word.LOGIN_MONEY_LIES, ON_THE_COUNTER, Word.DO_CALL_OWNER, COLLEAGUE),
  SHOP_UNCLEAR("L305", Word.LOGIN_SHOP_UNCLEAR, KEPT, Word.DO_HAVE_SHOP_CORRECTED, HEAD_OFFICE),
  PIN_NOT_CHECKED("L306", Word.LOGIN_BROKE, NO_MONEY, Word.DO_TRY_AGAIN, SUPPORT),
  NOBODY_YET("L307", Word.LOGIN_NOBODY, NO_MONEY, Word.DO_WAIT_FOR_LIST, HEAD_OFFICE),

  DISK_FULL("D401", Word.FAILED_DISK_FULL, UNTOUCHED, Word.DO_FREE_ROOM, SUPPORT),
  DATA_BUSY("D402", Word.FAILED_DATA_BUSY, UNTOUCHED, Word.DO_WAIT_AND_TRY, SUPPORT),
  DISK_FAULT("D403", Word.FAILED_DISK_FAULT, UNTOUCHED, Word.DO_NOT_SWITCH_OFF, SUPPORT),
  OPEN_ELSEWHERE("D411", Word.BLOCKED_OPEN_ELSEWHERE, NOT_OPENED, Word.DO_USE_THAT_WINDOW, NOBODY),
  NETWORK_DRIVE("D412", Word.BLOCKED_NETWORK_DRIVE, NOT_OPENED, Word.DO_MOVE_FOLDER, SUPPORT),
  FOLDER_UNUSABLE("D413", Word.BLOCKED_FOLDER, NOT_OPENED, Word.DO_CHECK_FOLDER, SUPPORT),
  FULL_AT_START("D414", Word.BLOCKED_DISK_FULL, NOT_OPENED, Word.DO_FREE_ROOM_AND_OPEN, SUPPORT),
  DAMAGED("D415", Word.BLOCKED_DAMAGED, NOT_OPENED, Word.DO_DELETE_NOTHING, SUPPORT),
  NEWER_DATA("D416", Word.BLOCKED_NEWER, NOT_OPENED, Word.DO_INSTALL, SUPPORT),
  BUSY_AT_START("D417", Word.BLOCKED_BUSY, NOT_OPENED, Word.DO_WAIT_AND_OPEN, SUPPORT),
  FAULT_AT_START("D418", Word.BLOCKED_DISK_FAULT, NOT_OPENED, Word.DO_RESTART, SUPPORT),

  JOIN_INCOMPLETE("N501", Word.START_FILL_IN, NO_MONEY, Word.DO_FILL_IN, NOBODY),
  JOIN_BROKE("N502", Word.START_BROKE, NO_MONEY, Word.DO_TRY_AGAIN, SUPPORT),
  JOIN_ADDRESS("N503", Word.JOIN_ADDRESS, NO_MONEY, Word.DO_WRITE_ADDRESS, HEAD_OFFICE),
  JOIN_NAME("N504", Word.JOIN_NAME_NOT_FOUND, NO_MONEY, Word.DO_CHECK_NAME, SUPPORT),
  JOIN_NO_ANSWER("N505", Word.JOIN_NO_ANSWER, NO_MONEY, Word.DO_CHECK_SERVER, HEAD_OFFICE),
  JOIN_NOT_SECURE("N506", Word.JOIN_NOT_SECURE, NO_MONEY, Word.DO_ASK_CERTIFICATE, HEAD_OFFICE),
  JOIN_NOT_A_CENTRE("N507", Word.JOIN_NOT_A_CENTRE, NO_MONEY, Word.DO_CHECK_ADDRESS, SUPPORT),
  JOIN_CODE_UNKNOWN("N508", Word.JOIN_CODE_UNKNOWN, NO_MONEY, Word.DO_CHECK_CODE, HEAD_OFFICE),
  JOIN_CODE_EXPIRED("N509", Word.JOIN_CODE_EXPIRED, NO_MONEY, Word.DO_NEW_CODE, HEAD_OFFICE),
  JOIN_CODE_USED("N510", Word.JOIN_CODE_USED, NO_MONEY, Word.DO_NEW_CODE_AND_TELL, HEAD_OFFICE),
  JOIN_CODE_OF_OTHER("N511", Word.JOIN_CODE_OF_OTHER, NO_MONEY, Word.DO_CODE_FOR_TILL, HEAD_OFFICE),
  JOIN_CODE_FOR_TILL("N512", Word.JOIN_DEVICE_CODE, KEPT, Word.DO_CODE_FOR_TILL, HEAD_OFFICE),
  JOIN_NOT_READMITTED(
      "N513", Word.JOIN_NOT_READMITTED, KEPT, Word.DO_CALL_HEAD_OFFICE, HEAD_OFFICE),
  JOIN_TOO_MANY("N514", Word.JOIN_TOO_MANY, NO_MONEY, Word.DO_WAIT_MINUTES, HEAD_OFFICE),
  JOIN_CLOCK("N515", Word.JOIN_CLOCK, NO_MONEY, Word.DO_SET_CLOCK, SUPPORT),
  JOIN_VERSION("N516", Word.JOIN_VERSION, NO_MONEY, Word.DO_UPDATE_OLDER, SUPPORT),
  JOIN_SERVER_FAULT("N517", Word.JOIN_SERVER_FAULT, NO_MONEY, Word.DO_TRY_LATER, HEAD_OFFICE),
  JOIN_NOT_SAVED("N518", Word.JOIN_NOT_SAVED, NO_MONEY, Word.DO_FREE_ROOM_AND_NEW_CODE, SUPPORT),
  REASON_MISSING("N521", Word.SYNC_REASON_NEEDED, KEPT, Word.DO_WRITE_REASON, NOBODY),
  DECISION_BROKE("N522", Word.SYNC_ACTION_BROKE, KEPT, Word.DO_TRY_AGAIN, SUPPORT),
  VALUE_NOT_ACCEPTED("N523", Word.SYNC_VALUE_NOT_ACCEPTED, KEPT, Word.DO_OTHER_VALUE, HEAD_OFFICE),
  NO_LONGER_PENDING("N524", Word.SYNC_NO_LONGER_PENDING, KEPT, Word.DO_GO_ON, NOBODY),
  DECISION_NOT_SAVED("N525", Word.SYNC_NOT_SAVED, KEPT, Word.DO_FREE_ROOM, SUPPORT);

  private static final Map<Word, Trouble> BY_WHAT = byWhat();

  private final String code;
  private final Word what;
  private final Safety safety;
  private final Word remedy;
  private final Helper helper;

  Trouble(String code, Word what, Safety safety, Word remedy, Helper helper) {
    this.code = code;
    this.what = what;
    this.safety = safety;
    this.remedy = remedy;
    this.helper = helper;
  }

  private static Map<Word, Trouble> byWhat() {
    Map<Word, Trouble> troubles = new EnumMap<>(Word.class);
    for (Trouble trouble : values()) {
      troubles.put(trouble.what, trouble);
    }
    return troubles;
  }

  /// What a screen tells of with `what`; empty if that is no trouble.
  public static Optional<Trouble> of(Word what) {
    return Optional.ofNullable(BY_WHAT.get(what));
  }

  /// A letter and three digits, to be read out on the phone.
  public String code() {
    return code;
  }

  /// What happened.
  public Word what() {
    return what;
  }

  /// Whether the money is safe.
  public Safety safety() {
    return safety;
  }

  /// What to do now.
  public Word remedy() {
    return remedy;
  }

  /// Who can help if that does not.
  public Helper helper() {
    return helper;
  }
}
