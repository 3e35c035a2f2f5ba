package dev.sempre.pos.device;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;

/// A printer that is set up in the operating system, which takes what is to be printed: what its
/// own queue does with it is not told.
public final class SystemWire implements Wire {
  private final String name;
  private final HangingCall call;

  /// @param name what the operating system calls the printer
  /// @param threads where a call may hang
  public SystemWire(String name, ExecutorService threads, long patienceMillis) {
    this.name = name;
    this.call = new HangingCall(threads, patienceMillis);
  }

  /// The printers that the operating system knows, by name. May take seconds.
  public static List<String> names() {
    return Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
        .map(PrintService::getName)
        .sorted()
        .toList();
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    return call.run(begin -> print(bytes, begin), begins);
  }

  @Override
  public DeviceOutcome pulse(byte[] bytes) {
    return call.pulse(begin -> print(bytes, begin));
  }

  private DeviceOutcome print(byte[] bytes, Runnable begin) {
    PrintService[] known = PrintServiceLookup.lookupPrintServices(null, null);
    PrintService printer =
        Arrays.stream(known)
            .filter(service -> service.getName().equals(name))
            .findFirst()
            .orElse(null);
    if (printer == null) {
      return known.length == 0
          ? new DeviceOutcome.NotReachable("the operating system names no printers")
          : new DeviceOutcome.NotSetUp("the operating system knows no printer called " + name);
    }
    begin.run();
    try {
      printer
          .createPrintJob()
          .print(new SimpleDoc(bytes, DocFlavor.BYTE_ARRAY.AUTOSENSE, null), null);
      return new DeviceOutcome.HandedOver();
    } catch (PrintException refused) {
      return new DeviceOutcome.Faulty(String.valueOf(refused.getMessage()));
    }
  }
}
