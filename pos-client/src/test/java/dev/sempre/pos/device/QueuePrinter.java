package dev.sempre.pos.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.DocPrintJob;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.ServiceUIFactory;
import javax.print.attribute.Attribute;
import javax.print.attribute.AttributeSet;
import javax.print.attribute.HashPrintJobAttributeSet;
import javax.print.attribute.HashPrintServiceAttributeSet;
import javax.print.attribute.PrintJobAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.PrintServiceAttribute;
import javax.print.attribute.PrintServiceAttributeSet;
import javax.print.event.PrintJobAttributeListener;
import javax.print.event.PrintJobListener;
import javax.print.event.PrintServiceAttributeListener;
import org.jspecify.annotations.Nullable;

/// A printer of the operating system that keeps what it is handed.
///
/// @param manner what it does before it takes something
record QueuePrinter(String name, ByteArrayOutputStream taken, Manner manner)
    implements PrintService {
  /// What it does with what it is handed, before it keeps it.
  @FunctionalInterface
  interface Manner {
    void meet(byte[] bytes) throws PrintException;
  }

  /// Hangs until it is let go, and hears no interruption: neither does a call of the system.
  static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        var _ = latch.await(50, TimeUnit.SECONDS);
      } catch (InterruptedException deaf) {
        // It goes on hanging.
      }
    }
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public DocPrintJob createPrintJob() {
    return new Job(this);
  }

  private record Job(QueuePrinter printer) implements DocPrintJob {
    @Override
    public PrintService getPrintService() {
      return printer;
    }

    @Override
    public PrintJobAttributeSet getAttributes() {
      return new HashPrintJobAttributeSet();
    }

    @Override
    public void addPrintJobListener(PrintJobListener listener) {}

    @Override
    public void removePrintJobListener(PrintJobListener listener) {}

    @Override
    public void addPrintJobAttributeListener(
        PrintJobAttributeListener listener, PrintJobAttributeSet attributes) {}

    @Override
    public void removePrintJobAttributeListener(PrintJobAttributeListener listener) {}

    @Override
    public void print(Doc doc, @Nullable PrintRequestAttributeSet attributes)
        throws PrintException {
      if (!doc.getDocFlavor().equals(DocFlavor.BYTE_ARRAY.AUTOSENSE)) {
        throw new PrintException("not bytes as they are: " + doc.getDocFlavor());
      }
      try {
        byte[] bytes = (byte[]) Objects.requireNonNull(doc.getPrintData());
        printer.manner().meet(bytes);
        printer.taken().writeBytes(bytes);
      } catch (IOException unread) {
        throw new PrintException(unread);
      }
    }
  }

  @Override
  public void addPrintServiceAttributeListener(PrintServiceAttributeListener listener) {}

  @Override
  public void removePrintServiceAttributeListener(PrintServiceAttributeListener listener) {}

  @Override
  public PrintServiceAttributeSet getAttributes() {
    return new HashPrintServiceAttributeSet();
  }

  @Override
  public <T extends PrintServiceAttribute> @Nullable T getAttribute(Class<T> category) {
    return null;
  }

  @Override
  public DocFlavor[] getSupportedDocFlavors() {
    return new DocFlavor[] {DocFlavor.BYTE_ARRAY.AUTOSENSE};
  }

  @Override
  public boolean isDocFlavorSupported(DocFlavor flavor) {
    return DocFlavor.BYTE_ARRAY.AUTOSENSE.equals(flavor);
  }

  @Override
  public Class<?>[] getSupportedAttributeCategories() {
    return new Class<?>[0];
  }

  @Override
  public boolean isAttributeCategorySupported(Class<? extends Attribute> category) {
    return false;
  }

  @Override
  public @Nullable Object getDefaultAttributeValue(Class<? extends Attribute> category) {
    return null;
  }

  @Override
  public @Nullable Object getSupportedAttributeValues(
      Class<? extends Attribute> category,
      @Nullable DocFlavor flavor,
      @Nullable AttributeSet attributes) {
    return null;
  }

  @Override
  public boolean isAttributeValueSupported(
      Attribute value, @Nullable DocFlavor flavor, @Nullable AttributeSet attributes) {
    return false;
  }

  @Override
  public @Nullable AttributeSet getUnsupportedAttributes(
      @Nullable DocFlavor flavor, @Nullable AttributeSet attributes) {
    return null;
  }

  @Override
  public @Nullable ServiceUIFactory getServiceUIFactory() {
    return null;
  }
}
